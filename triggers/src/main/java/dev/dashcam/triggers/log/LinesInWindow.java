/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.log;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many lines there were in a window of time that ends now. For one thread. */
final class LinesInWindow {
    /** Into how many the window is divided at most, which is how exact its beginning is. */
    private static final int SLICES = 60;

    private final long windowNanos;
    private final Deque<Added> added = new ArrayDeque<>();
    private long there;

    LinesInWindow(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    /** Adds some that were logged just now; how many there are. */
    long add(long lines, long nowNanos) {
        if (lines > 0) {
            Added newest = added.peekLast();
            boolean isSlice = newest != null && nowNanos - newest.atNanos() < windowNanos / SLICES;
            if (isSlice) {
                added.removeLast();
            }
            added.addLast(isSlice ? new Added(newest.atNanos(), newest.lines() + lines) : new Added(nowNanos, lines));
            there += lines;
        }
        for (Added oldest = added.peekFirst();
                oldest != null && nowNanos - oldest.atNanos() > windowNanos;
                oldest = added.peekFirst()) {
            added.removeFirst();
            there -= oldest.lines();
        }
        return there;
    }

    /** Begins anew. */
    void clear() {
        added.clear();
        there = 0;
    }

    private record Added(long atNanos, long lines) {}
}
