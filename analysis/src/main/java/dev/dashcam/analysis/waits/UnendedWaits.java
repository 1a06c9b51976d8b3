/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.ThreadNow;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how long a task that has not ended has waited since its thread went on for the last time, as far as is known. What
 * it waited for at the trigger is known, but not that it was the same all the time: there are waits that the JVM does not tell of.
 */
final class UnendedWaits {
    private UnendedWaits() {}

    /**
     * At least so long, null where that is not known or it did not wait.
     *
     * @param lastSignNanos when its thread went on for the last time
     * @param pausedNanos for how long all threads stood still after that
     * @param restNanos how much of the task's time is not known otherwise
     */
    static @Nullable StateShare of(
            Subject subject, @Nullable AtTrigger atTrigger, long lastSignNanos, long pausedNanos, long restNanos) {
        ThreadNow now = atTrigger == null ? null : atTrigger.thread();
        boolean waited = now != null && (now.state() != null || now.isInNativeCode());
        if (now == null || !waited || subject.cpuNanos() < 0 || subject.runQueueAtMostNanos() < 0) {
            return null;
        }
        // All that it ran, or was ready to, may have been after the last sign.
        long atLeast =
                subject.endNanos() - lastSignNanos - pausedNanos - subject.cpuNanos() - subject.runQueueAtMostNanos();
        long nanos = Math.min(atLeast, restNanos);
        return nanos <= 0 ? null : new StateShare(State.STILL_WAITING, now.object(), nanos, 0, now.place());
    }
}
