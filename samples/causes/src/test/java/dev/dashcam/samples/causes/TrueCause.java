/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.StateAccount;

/**
 * A cause as the program measured it, and between what it must be found: the bar.
 *
 * @param nanos as measured
 */
record TrueCause(What what, long nanos, long leastNanos, long mostNanos) {
    /** What makes up this part of a task's time is listed as a cause. */
    static final int LISTED_PART = 10;

    /** What the JVM records begins and ends some instructions before what the program measures, and waits under 1 ms are not recorded. */
    private static final long LEAST_MARGIN_NANOS = 5_000_000;

    private static final int MARGIN_PART = 10;

    /** Time on a CPU has a clock of its own, which a wait for one takes nothing from. */
    static TrueCause of(What what, long nanos, long cpuWaitNanos) {
        long marginNanos = marginNanos(nanos);
        long lessNanos = what == What.ON_CPU ? 0 : cpuWaitNanos;
        return new TrueCause(what, nanos, nanos - marginNanos - lessNanos, nanos + marginNanos);
    }

    private static long marginNanos(long nanos) {
        return Math.max(LEAST_MARGIN_NANOS, nanos / MARGIN_PART);
    }

    /** By how much what is found may differ from what was measured. */
    long marginNanos() {
        return marginNanos(nanos);
    }

    /** Whether it is listed even where it is found to be as small as it may be. */
    boolean isListed(StateAccount account) {
        return leastNanos * LISTED_PART >= account.wallNanos();
    }
}
