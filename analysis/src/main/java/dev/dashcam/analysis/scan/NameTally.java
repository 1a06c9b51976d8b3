/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.Subject.Chosen;
import dev.dashcam.analysis.normal.Distribution;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.TraceEvent;

/** The tasks of one name: how many, how long, and which took longest. */
final class NameTally {
    /** With fewer, nothing can be called usual. */
    private static final int ENOUGH = 5;

    private static final long CLEARLY_LONGER_NANOS = 100_000_000;
    private static final int TIMES_LONGER = 3;
    private static final long LONG_WITHOUT_COMPARISON_NANOS = 1_000_000_000;

    final int nameSlot;
    final Distribution durations;
    long failed;
    private long slowestId;
    private long slowestThreadId;
    private long slowestStartNanos;
    private long slowestEndNanos;

    NameTally(int nameSlot, HeapBudget budget) {
        this.nameSlot = nameSlot;
        this.durations = new Distribution(budget, Distribution.COARSE);
    }

    void add(TraceEvent end, long beganOnThreadId) {
        long nanos = end.durationNanos();
        if (nanos > durations.max() || durations.count() == 0) {
            slowestId = end.taskId();
            slowestThreadId = beganOnThreadId;
            slowestStartNanos = end.startNanos();
            slowestEndNanos = end.timeNanos();
        }
        durations.add(nanos);
        if (end.isFailed()) {
            failed++;
        }
    }

    Choice slowest(Chosen chosen) {
        return new Choice(slowestId, nameSlot, slowestThreadId, slowestStartNanos, slowestEndNanos, chosen);
    }

    /** How much longer than usual the slowest took, 0 when that is nothing to speak of. */
    long unusualNanos() {
        if (durations.count() < ENOUGH) {
            return durations.max() >= LONG_WITHOUT_COMPARISON_NANOS ? durations.max() : 0;
        }
        long median = durations.median();
        long excess = durations.max() - median;
        return excess >= CLEARLY_LONGER_NANOS && durations.max() >= TIMES_LONGER * median ? excess : 0;
    }
}
