/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * Why there was no CPU, as far as is counted once a second.
 *
 * @param runnableThreads the most threads of the machine that ran or wanted to, counted during the task or at most a second off; -1
 *     when not known
 * @param throttledTimes how often the container was kept from running because it had used what it may, 0 for never or not known
 * @param throttledNanos for how long in all
 * @param throttledInNanos the span of time that this was counted in, which holds the task
 */
public record CpuPressure(long runnableThreads, long throttledTimes, long throttledNanos, long throttledInNanos) {}
