/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.waits.WaitBook.Range;
import java.util.List;
import java.util.Map;

/** Says why all threads stood still. */
final class PauseWords {
    private static final Map<String, String> COLLECTORS = Map.of(
            "G1New", "G1 young",
            "G1Old", "G1 old",
            "G1Full", "G1 full",
            "DefNew", "Serial young",
            "SerialOld", "Serial full",
            "ParallelScavenge", "Parallel young",
            "ParallelOld", "Parallel full");

    private final WaitBook book;

    PauseWords(WaitBook book) {
        this.book = book;
    }

    /** {@code G1 young, 1 pause}; the operation where it was no collection; empty for none. */
    String of(long fromNanos, long toNanos) {
        List<Range> within = book.ranges().stream()
                .filter(range -> range.startNanos() < toNanos && range.endNanos() > fromNanos)
                .toList();
        long pauses =
                within.stream().filter(range -> range.name().equals("gc pause")).count();
        if (pauses == 0) {
            return within.stream()
                    .filter(range -> range.isPause() && range.name().equals("vm operation"))
                    .findFirst()
                    .map(Range::text)
                    .orElse("");
        }
        String collector = within.stream()
                .filter(range -> range.name().equals("collection"))
                .max((left, right) ->
                        Long.compare(left.endNanos() - left.startNanos(), right.endNanos() - right.startNanos()))
                .map(range -> collector(range.text()))
                .orElse("");
        String count = pauses + (pauses == 1 ? " pause" : " pauses");
        return collector.isEmpty() ? count : collector + ", " + count;
    }

    private static String collector(String text) {
        String name = text.contains(",") ? text.substring(0, text.indexOf(',')) : text;
        return COLLECTORS.getOrDefault(name, name);
    }
}
