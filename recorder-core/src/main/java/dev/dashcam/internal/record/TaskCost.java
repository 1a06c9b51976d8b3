/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.AccountReading;
import dev.dashcam.internal.account.ThreadAccount;

/**
 * The readings of a thread's account when a task began, and from its end on what the task has cost. The readings stay, so that any
 * thread may ask what it has cost by now.
 */
final class TaskCost {
    private final long cpuNanosAtBegin;
    private final long runQueueNanosAtBegin;
    private final long allocatedBytesAtBegin;
    private long cpuNanos = ThreadAccount.UNKNOWN;
    private long runQueueNanos = ThreadAccount.UNKNOWN;
    private long allocatedBytes = ThreadAccount.UNKNOWN;

    TaskCost(long cpuNanos, long runQueueNanos, long allocatedBytes) {
        this.cpuNanosAtBegin = cpuNanos;
        this.runQueueNanosAtBegin = runQueueNanos;
        this.allocatedBytesAtBegin = allocatedBytes;
    }

    /** Settles what was spent until these readings. */
    void end(long cpuNanosNow, long runQueueNanosNow, long allocatedBytesNow) {
        cpuNanos = spent(cpuNanosAtBegin, cpuNanosNow);
        runQueueNanos = spent(runQueueNanosAtBegin, runQueueNanosNow);
        allocatedBytes = spent(allocatedBytesAtBegin, allocatedBytesNow);
    }

    /** What was spent until this reading. Any thread. */
    AccountReading until(AccountReading now) {
        return new AccountReading(
                spent(cpuNanosAtBegin, now.cpuNanos()),
                spent(runQueueNanosAtBegin, now.runQueueNanos()),
                spent(allocatedBytesAtBegin, now.allocatedBytes()));
    }

    /** Takes away what was read but cannot be: the recorder's own steps between the readings and the clock of begin and end. */
    void boundBy(long durationNanos) {
        cpuNanos = Math.min(cpuNanos, durationNanos);
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
