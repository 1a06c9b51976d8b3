/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.read.TraceEvent;
import java.util.Map;

/** Says why all threads stood still in a stretch of time. Keeps the longest of each kind and counts the rest. For one thread. */
final class PauseWords {
    private static final Map<String, String> COLLECTORS = Map.of(
            "G1New", "G1 young",
            "G1Old", "G1 old",
            "G1Full", "G1 full",
            "DefNew", "Serial young",
            "SerialOld", "Serial full",
            "ParallelScavenge", "Parallel young",
            "ParallelOld", "Parallel full");

    private final Longest collection = new Longest();
    private final Longest operation = new Longest();
    private long collectorPauses;

    private static final class Longest {
        private long nanos = -1;
        private String text = "";

        void add(TraceEvent range) {
            long lasted = range.timeNanos() - range.startNanos();
            if (lasted > nanos) {
                nanos = lasted;
                text = range.text();
            }
        }
    }

    /** Takes note of something of the JVM's in that stretch. */
    void add(TraceEvent range) {
        switch (range.name()) {
            case "gc pause" -> collectorPauses++;
            case "collection" -> collection.add(range);
            case "vm operation" -> {
                if (range.isPause()) {
                    operation.add(range);
                }
            }
            default -> {}
        }
    }

    /** {@code G1 young, 1 pause}; the longest operation where it was no collection; empty for none. */
    String words() {
        if (collectorPauses == 0) {
            return operation.text;
        }
        String count = collectorPauses + (collectorPauses == 1 ? " pause" : " pauses");
        return collection.text.isEmpty() ? count : collector(collection.text) + ", " + count;
    }

    private static String collector(String text) {
        String name = text.contains(",") ? text.substring(0, text.indexOf(',')) : text;
        return COLLECTORS.getOrDefault(name, name);
    }
}
