/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.read.TraceEvent;
import java.util.HashMap;
import java.util.Map;

/** From how long on waits are recorded in a stretch of time: the longest of the thresholds that were in force in it. */
final class WaitThresholds {
    private static final String THRESHOLD = "jvm.threshold.";

    private final long fromNanos;
    private final long untilNanos;
    private final Map<String, Long> longest = new HashMap<>();

    WaitThresholds(long fromNanos, long untilNanos) {
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
    }

    /** A value was told, in the order of time. */
    void on(TraceEvent value) {
        if (value.threadId() != 0 || !value.name().startsWith(THRESHOLD) || value.timeNanos() >= untilNanos) {
            return;
        }
        if (value.timeNanos() <= fromNanos) {
            longest.put(value.name(), value.value());
        } else {
            longest.merge(value.name(), value.value(), Math::max);
        }
    }

    /** Of all kinds of waits. */
    long nanos() {
        return longest.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Of those that tell when a thread got a monitor. */
    long ofMonitorsNanos() {
        return Math.max(Math.max(of("blocked"), of("waiting")), of("kept"));
    }

    private long of(String kind) {
        return longest.getOrDefault(THRESHOLD + kind, 0L);
    }
}
