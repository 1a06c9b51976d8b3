/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.testing;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task that has ended, for tests of triggers.
 *
 * @param eventName the name it ended under
 * @param kind the kind it ended as
 * @param durationNanos how long it took
 * @param errorClass the class of the exception it failed with, null where it did not fail
 */
public record EndedTask(
        EventName eventName,
        TaskKind kind,
        long durationNanos,
        @Nullable String errorClass) implements FinishedTask {

    /** Checks that nothing is missing. */
    public EndedTask {
        Objects.requireNonNull(eventName, "eventName");
        Objects.requireNonNull(kind, "kind");
    }

    /** A request that went well. */
    public static EndedTask request(String route, Duration took) {
        return new EndedTask(EventName.of(route), TaskKind.REQUEST, took.toNanos(), null);
    }

    /** The same that failed with this exception. */
    public EndedTask failed(Class<? extends Throwable> error) {
        return new EndedTask(eventName, kind, durationNanos, error.getName());
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public long startNanos() {
        return 0;
    }

    @Override
    public boolean isFailed() {
        return errorClass != null;
    }

    @Override
    public @Nullable String traceId() {
        return null;
    }

    @Override
    public long slowerThanNanos() {
        return 0;
    }
}
