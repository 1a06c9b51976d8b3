/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.trigger.FinishedTask;

/** Is told of every task that ends, on the thread that ends it, after its end has been recorded. Must not throw. */
@FunctionalInterface
public interface TaskEndListener {
    /** The task has ended. */
    void taskEnded(FinishedTask task);
}
