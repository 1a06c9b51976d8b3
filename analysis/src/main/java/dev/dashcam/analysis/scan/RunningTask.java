/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.TaskCostAtTrigger;
import dev.dashcam.read.ThreadAtTrigger;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task that is told as still running from its thread at the trigger.
 *
 * @param name what it was called by then, null when that is not known: its begin has the name it had before it was known who
 *     handles it, and its end, which would have the last one, has not come
 * @param cost what it had cost
 */
public record RunningTask(@Nullable String name, RunningCost cost) {
    private static final RunningTask UNKNOWN = new RunningTask(null, RunningCost.UNKNOWN);

    /** Of a task that is told up to an instant. The rest is explained also where that part of the recording is damaged. */
    public static RunningTask of(Incident incident, long taskId, long startNanos, long toldUntilNanos) {
        RunningTask[] found = {UNKNOWN};
        if (taskId == 0) {
            return UNKNOWN;
        }
        try {
            incident.threads(thread -> found[0] = found[0].with(thread, taskId, toldUntilNanos - startNanos));
        } catch (IOException damaged) {
            return UNKNOWN;
        }
        return found[0];
    }

    private RunningTask with(ThreadAtTrigger thread, long taskId, long toldNanos) {
        RunningTask known = this;
        if (thread.taskId() == taskId && !thread.taskName().isEmpty()) {
            known = new RunningTask(thread.taskName(), known.cost);
        }
        for (TaskCostAtTrigger each : thread.taskCosts()) {
            if (each.taskId() == taskId && RunningCost.isNear(each, toldNanos)) {
                known = new RunningTask(known.name, RunningCost.of(each));
            }
        }
        return known;
    }
}
