/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import org.jspecify.annotations.Nullable;

/** A task as if it had ended, for triggers that are asked before it does. For the thread that runs the task. */
public final class TaskSoFar implements FinishedTask {
    private final TaskState task;
    private final long durationNanos;
    private final TaskKind kind;

    TaskSoFar(TaskState task, long durationNanos, TaskKind kind) {
        this.task = task;
        this.durationNanos = durationNanos;
        this.kind = kind;
    }

    /** Nobody is to ask again when it ends how long it took. */
    public void wasAnswered() {
        task.wasAskedAbout = true;
    }

    @Override
    public boolean wasAskedAbout() {
        return task.wasAskedAbout;
    }

    @Override
    public long id() {
        return task.id();
    }

    @Override
    public EventName eventName() {
        return task.eventName();
    }

    @Override
    public @Nullable String path() {
        return task.path();
    }

    @Override
    public TaskKind kind() {
        return kind;
    }

    @Override
    public long startNanos() {
        return task.startNanos();
    }

    @Override
    public long durationNanos() {
        return durationNanos;
    }

    @Override
    public boolean isFailed() {
        return task.isFailed();
    }

    @Override
    public @Nullable String errorClass() {
        return task.errorClass();
    }

    @Override
    public @Nullable Throwable error() {
        return task.error();
    }

    @Override
    public long number(EventName key, long otherwise) {
        return task.number(key, otherwise);
    }

    @Override
    public @Nullable String traceId() {
        return task.traceIdNow();
    }

    @Override
    public long slowerThanNanos() {
        return task.slowerThanNanos();
    }
}
