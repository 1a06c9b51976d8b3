/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * What an observation is in the recording, kept in its context.
 *
 * @param name its name
 * @param task its own task, null when its scopes are regions of another one
 * @param around the task that was current when it started, of which its scopes are regions wherever they are opened
 */
record ObservedWork(EventName name, @Nullable Task task, Task around) {
    /** The task that its keys are about. */
    Task subject() {
        return task == null ? around : task;
    }
}
