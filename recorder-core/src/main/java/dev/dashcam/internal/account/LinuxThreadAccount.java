/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import com.sun.management.ThreadMXBean;
import dev.dashcam.internal.thread.Threads;

/**
 * The account of one thread on Linux. Time on CPU comes from the thread's CPU clock: the same number in {@code schedstat}
 * moves only at a context switch or a tick. The time waiting for a CPU, which only {@code schedstat} has, is exact there.
 */
final class LinuxThreadAccount implements ThreadAccount {
    private final ThreadMXBean threads;
    private final Schedstat schedstat;
    private final boolean countsBytes;
    private final long threadId = Threads.id(Thread.currentThread());
    private long cpuNanos = UNKNOWN;
    private long runQueueNanos = UNKNOWN;

    /** Of the calling thread. */
    LinuxThreadAccount(ThreadMXBean threads, Schedstat schedstat) {
        this.threads = threads;
        this.schedstat = schedstat;
        this.countsBytes = threads.isThreadAllocatedMemorySupported();
    }

    @Override
    public long allocatedBytes() {
        return countsBytes ? threads.getCurrentThreadAllocatedBytes() : UNKNOWN;
    }

    @Override
    public void read() {
        // The CPU clock last: what the other reading takes, some 50 us when it opens its file, is no part of the task.
        runQueueNanos = schedstat.readRunQueueNanos();
        cpuNanos = threads.getCurrentThreadCpuTime();
    }

    @Override
    public long cpuNanos() {
        return cpuNanos;
    }

    @Override
    public long runQueueNanos() {
        return runQueueNanos;
    }

    @Override
    public AccountReading readByOther() {
        try {
            return new AccountReading(
                    threads.getThreadCpuTime(threadId),
                    OthersSchedstat.readRunQueueNanos(schedstat.threadNumber()),
                    countsBytes ? threads.getThreadAllocatedBytes(threadId) : UNKNOWN);
        } catch (RuntimeException refused) {
            return AccountReading.NONE;
        }
    }

    @Override
    public void close() {
        schedstat.close();
    }
}
