/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

/**
 * What a task that had not ended had cost when the snapshot was asked for; -1 for what is not known.
 *
 * @param runningNanos how long it had been open by then
 * @param cpuNanos its time on CPU on the thread that began it
 * @param runQueueNanos time that thread was ready to run and waited for a CPU meanwhile
 * @param allocatedBytes bytes that thread allocated meanwhile
 */
public record TaskCostAtTrigger(
        long taskId, long runningNanos, long cpuNanos, long runQueueNanos, long allocatedBytes) {}
