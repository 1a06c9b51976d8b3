/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.LongestWaits;
import dev.dashcam.analysis.findings.Overview;
import java.util.ArrayList;
import java.util.List;

/** What a quiet window's tasks waited for at most. Says of no wait that it was short unless that is known. */
final class QuietWaits {
    private static final long WORTH_SAYING_NANOS = 10_000_000;

    private final List<String> none = new ArrayList<>();
    private final List<String> some = new ArrayList<>();

    private QuietWaits() {}

    /** Clauses that begin with a semicolon, such as {@code ; no lock, I/O, GC or CPU wait over 10 ms}; empty where nothing is known. */
    static String of(Overview all) {
        QuietWaits words = new QuietWaits();
        LongestWaits waits = all.longestWaits();
        if (waits != null) {
            words.add("lock", waits.lockNanos());
            if (waits.ioNanos() >= 0) {
                words.add("I/O", waits.ioNanos());
            }
            words.add("GC", "standstill", waits.pauseNanos());
        }
        if (all.longestCpuWaitNanos() >= 0) {
            words.add("CPU", all.longestCpuWaitNanos());
        }
        if (waits != null && waits.otherNanos() > WORTH_SAYING_NANOS) {
            words.some.add("other " + Durations.of(waits.otherNanos()));
        }
        return words.someWords() + words.noneWords();
    }

    private void add(String what, long longestNanos) {
        add(what, what, longestNanos);
    }

    private void add(String what, String longWhat, long longestNanos) {
        if (longestNanos > WORTH_SAYING_NANOS) {
            some.add(longWhat + " " + Durations.of(longestNanos));
        } else {
            none.add(what);
        }
    }

    private String someWords() {
        return some.isEmpty() ? "" : "; longest waits: " + String.join(", ", some);
    }

    private String noneWords() {
        if (none.isEmpty()) {
            return "";
        }
        int last = none.size() - 1;
        String before = String.join(", ", none.subList(0, last));
        return "; no " + (before.isEmpty() ? "" : before + " or ") + none.get(last) + " wait over 10 ms";
    }
}
