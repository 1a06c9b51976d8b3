/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import java.util.concurrent.TimeUnit;

/**
 * Whether the kernel's count of a thread's wait for a CPU is to be believed. Since Linux 6.12 a thread that goes to sleep may stay
 * in the run queue for a moment; when it is moved to another CPU just then, its sleep is counted as waiting
 * (docs/decisions/0011).
 */
final class RunQueueWait {
    private static final long UNKNOWN = -1;
    /** Of a CPU that as many threads want, or of a twentieth of one, which is little even for a container. */
    private static final long MOST_TIMES = 20;
    /** So much may pass until a thread is woken and runs for the first time, however little it has to do. */
    private static final long ALWAYS_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private RunQueueWait() {}

    /** The wait, or unknown where it is many times as long as the thread was on CPU, which it would have wanted then. */
    static long believedNanos(long runQueueNanos, long cpuNanos) {
        boolean isBelieved = cpuNanos < 0 || runQueueNanos <= Math.max(ALWAYS_NANOS, MOST_TIMES * cpuNanos);
        return isBelieved ? runQueueNanos : UNKNOWN;
    }
}
