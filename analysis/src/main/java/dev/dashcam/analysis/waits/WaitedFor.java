/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a thread waited for in a stretch of time, one for each object.
 *
 * @param object the object's number in the book
 * @param nanos how long it was waited for in all
 * @param times in how many waits
 * @param longest the longest of these
 */
record WaitedFor(int object, long nanos, int times, int longest) {

    static Collection<WaitedFor> of(WaitBook book, long threadId, long fromNanos, long toNanos) {
        Waits waits = book.waits();
        Map<Integer, WaitedFor> byObject = new LinkedHashMap<>();
        for (int wait = 0; wait < waits.size(); wait++) {
            long nanos = waits.overlapNanos(wait, fromNanos, toNanos);
            if (waits.threadId(wait) == threadId && nanos > 0) {
                WaitedFor one = new WaitedFor(waits.object(wait), nanos, 1, wait);
                byObject.merge(one.object, one, (left, right) -> left.and(right, waits));
            }
        }
        return byObject.values();
    }

    private WaitedFor and(WaitedFor other, Waits waits) {
        boolean longer = waits.nanos(other.longest) > waits.nanos(longest);
        return new WaitedFor(object, nanos + other.nanos, times + other.times, longer ? other.longest : longest);
    }
}
