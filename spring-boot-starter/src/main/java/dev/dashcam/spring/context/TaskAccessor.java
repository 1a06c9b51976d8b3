/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.context;

import dev.dashcam.task.Task;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets a task go on in other threads wherever Micrometer's context propagation is used. Found by it as a service; does nothing
 * while there is no recorder.
 */
public final class TaskAccessor implements ThreadLocalAccessor<Task> {
    /** The key of the current task in a context. */
    public static final String KEY = "dashcam.task";

    private static final ThreadLocal<@Nullable Resumed> RESUMED = new ThreadLocal<>();

    private record Resumed(
            Task.@Nullable Scope scope, @Nullable Resumed before) {}

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    @SuppressWarnings("NullAway") // the contract: null for no value
    public Task getValue() {
        Task task = CurrentRecorder.taskInAnyContext();
        return task.id() == 0 ? null : task;
    }

    @Override
    public void setValue(Task task) {
        RESUMED.set(new Resumed(task.resume(), RESUMED.get()));
    }

    /** There was no task where the context comes from. What is current here stays so: a thread's own task is its own. */
    @Override
    public void setValue() {
        RESUMED.set(new Resumed(null, RESUMED.get()));
    }

    @Override
    public void restore(Task previous) {
        restore();
    }

    @Override
    public void restore() {
        Resumed resumed = RESUMED.get();
        if (resumed == null) {
            return;
        }
        if (resumed.before() == null) {
            RESUMED.remove();
        } else {
            RESUMED.set(resumed.before());
        }
        Task.Scope scope = resumed.scope();
        if (scope != null) {
            scope.close();
        }
    }
}
