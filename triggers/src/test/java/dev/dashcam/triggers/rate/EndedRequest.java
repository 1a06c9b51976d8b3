/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.rate;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A task that has ended as a test wants it. */
public record EndedRequest(
        long id,
        EventName eventName,
        TaskKind kind,
        long startNanos,
        long durationNanos,
        int status,
        boolean isFailed,
        @Nullable Throwable error)
        implements FinishedTask {

    /** One that was answered with this status, and failed where that is 500 or more. */
    public static EndedRequest answered(long id, String route, int status) {
        return new EndedRequest(id, EventName.of(route), TaskKind.REQUEST, 0, 0, status, status >= 500, null);
    }

    /** One that took so long. */
    public static EndedRequest took(long id, String route, Duration took) {
        return new EndedRequest(id, EventName.of(route), TaskKind.REQUEST, 0, took.toNanos(), 200, false, null);
    }

    /** One that has just failed with this. */
    public static EndedRequest failed(long id, String route, Throwable error, long nowNanos) {
        return new EndedRequest(id, EventName.of(route), TaskKind.REQUEST, nowNanos, 0, 500, true, error);
    }

    /** The same of another kind. */
    public EndedRequest as(TaskKind other) {
        return new EndedRequest(id, eventName, other, startNanos, durationNanos, status, isFailed, error);
    }

    @Override
    public long number(EventName key, long otherwise) {
        return key.text().equals("http.status") ? status : otherwise;
    }

    @Override
    public @Nullable String errorClass() {
        return error == null ? null : error.getClass().getName();
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
