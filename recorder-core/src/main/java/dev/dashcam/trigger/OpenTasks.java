/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import java.util.function.Consumer;

/** The tasks that are open. */
@FunctionalInterface
public interface OpenTasks {
    /** Shows each task that is open during the whole call, and perhaps some that begin or end meanwhile. Allocates nothing. */
    void forEach(Consumer<OpenTask> consumer);
}
