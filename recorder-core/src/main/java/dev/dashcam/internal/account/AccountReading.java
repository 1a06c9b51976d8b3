/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

/**
 * What a thread has cost since it began, or a task of it since that began; {@link ThreadAccount#UNKNOWN} for what is not known.
 *
 * @param cpuNanos time on CPU
 * @param runQueueNanos time it was ready to run and waited for a CPU; a wait that lasts counts when it ends
 * @param allocatedBytes bytes it allocated
 */
public record AccountReading(long cpuNanos, long runQueueNanos, long allocatedBytes) {
    /** Nothing is known. */
    public static final AccountReading NONE =
            new AccountReading(ThreadAccount.UNKNOWN, ThreadAccount.UNKNOWN, ThreadAccount.UNKNOWN);
}
