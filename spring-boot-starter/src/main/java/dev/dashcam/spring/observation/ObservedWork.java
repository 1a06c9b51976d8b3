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
 */
record ObservedWork(EventName name, @Nullable Task task) {}
