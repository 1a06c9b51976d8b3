/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.TaskCostAtTrigger;
import java.io.IOException;

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

    /** What a task had cost that is told up to an instant. The rest is explained also where that part of the recording is damaged. */
    public static RunningCost of(Incident incident, long taskId, long startNanos, long toldUntilNanos) {
        RunningCost[] found = {UNKNOWN};
        try {
            incident.threads(thread -> {
                for (TaskCostAtTrigger cost : thread.taskCosts()) {
                    if (cost.taskId() == taskId && taskId != 0 && isNear(cost, toldUntilNanos - startNanos)) {
                        found[0] = of(cost);
                    }
                }
            });
        } catch (IOException damaged) {
            return UNKNOWN;
        }
        return found[0];
    }

    private static boolean isNear(TaskCostAtTrigger cost, long toldNanos) {
        return Math.abs(cost.runningNanos() - toldNanos) <= toldNanos / NEAR_PART;
    }

    private static RunningCost of(TaskCostAtTrigger cost) {
        return new RunningCost(
                cost.cpuNanos(),
                RunQueueWait.believedNanos(cost.runQueueNanos(), cost.cpuNanos()),
                cost.runQueueNanos(),
                cost.allocatedBytes());
    }
}
