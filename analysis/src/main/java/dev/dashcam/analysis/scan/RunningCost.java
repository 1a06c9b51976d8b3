/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.read.TaskCostAtTrigger;

/**
 * What a task had cost that is told as still running; -1 for what is not known.
 *
 * @param cpuNanos time on CPU
 * @param runQueueNanos time waiting for a CPU
 * @param runQueueAtMostNanos the same, with what the kernel may have counted of its sleep
 */
public record RunningCost(long cpuNanos, long runQueueNanos, long runQueueAtMostNanos, long allocatedBytes) {
    /** Nothing is known. */
    public static final RunningCost UNKNOWN = new RunningCost(-1, -1, -1, -1);

    /** It is read some moments after the trigger; it is the cost of another time when more than this part of it lies between. */
    private static final long NEAR_PART = 10;

    static boolean isNear(TaskCostAtTrigger cost, long toldNanos) {
        return Math.abs(cost.runningNanos() - toldNanos) <= toldNanos / NEAR_PART;
    }

    static RunningCost of(TaskCostAtTrigger cost) {
        return new RunningCost(
                cost.cpuNanos(),
                RunQueueWait.believedNanos(cost.runQueueNanos(), cost.cpuNanos()),
                cost.runQueueNanos(),
                cost.allocatedBytes());
    }
}
