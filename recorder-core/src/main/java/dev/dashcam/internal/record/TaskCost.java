/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.ThreadAccount;

/** The readings of a thread's account when a task began, and from its end on what the task has cost. */
final class TaskCost {
    private long cpuNanos;
    private long runQueueNanos;
    private long allocatedBytes;

    TaskCost(long cpuNanos, long runQueueNanos, long allocatedBytes) {
        this.cpuNanos = cpuNanos;
        this.runQueueNanos = runQueueNanos;
        this.allocatedBytes = allocatedBytes;
    }

    /** Turns the readings of the begin into what was spent until these. */
    void end(long cpuNanosNow, long runQueueNanosNow, long allocatedBytesNow) {
        cpuNanos = spent(cpuNanos, cpuNanosNow);
        runQueueNanos = spent(runQueueNanos, runQueueNanosNow);
        allocatedBytes = spent(allocatedBytes, allocatedBytesNow);
    }

    /** Takes away what was read but cannot be: the recorder's own steps between the readings and the clock of begin and end. */
    void boundBy(long durationNanos) {
        cpuNanos = Math.min(cpuNanos, durationNanos);
    }

    /** Forgets the readings: the task did not end on the thread that began it. */
    void endElsewhere() {
        end(ThreadAccount.UNKNOWN, ThreadAccount.UNKNOWN, ThreadAccount.UNKNOWN);
    }

    long cpuNanos() {
        return cpuNanos;
    }

    long runQueueNanos() {
        return runQueueNanos;
    }

    long allocatedBytes() {
        return allocatedBytes;
    }

    private static long spent(long before, long now) {
        return before == ThreadAccount.UNKNOWN || now == ThreadAccount.UNKNOWN
                ? ThreadAccount.UNKNOWN
                : Math.max(0, now - before);
    }
}
