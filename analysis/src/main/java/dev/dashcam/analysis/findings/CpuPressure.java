/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * Why there was no CPU, as far as is counted once a second.
 *
 * @param runnableThreads the most threads of the machine that ran or wanted to, counted during the task or at most a second off; -1
 *     when not known
 * @param cpus how many CPUs the machine has that these threads share, -1 when not known
 * @param throttledTimes how often the container was kept from running because it had used what it may, 0 for never or not known
 * @param throttledNanos for how long in all
 * @param throttledInNanos the span of time that this was counted in, which holds the task
 * @param quotaNanos how long the container may run on CPUs in each period, 0 for no limit or not known
 * @param periodNanos how long that period is, 0 when not known
 */
public record CpuPressure(
        long runnableThreads,
        long cpus,
        long throttledTimes,
        long throttledNanos,
        long throttledInNanos,
        long quotaNanos,
        long periodNanos) {

    /** Whether more threads ran or wanted to than there are CPUs for. */
    public boolean isCrowded() {
        return cpus > 0 && runnableThreads > cpus;
    }

    /** Whether it is known what the container may use. */
    public boolean isLimited() {
        return quotaNanos > 0 && periodNanos > 0;
    }
}
