/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that nobody made, to ask the rules about. */
record ImaginedRequest(EventName eventName, Duration took) implements FinishedTask {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    @Override
    public long id() {
        return 0;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REQUEST;
    }

    @Override
    public long startNanos() {
        return 0;
    }

    @Override
    public long durationNanos() {
        return took.compareTo(LONGEST) < 0 ? took.toNanos() : Long.MAX_VALUE;
    }

    @Override
    public boolean isFailed() {
        return false;
    }

    @Override
    public @Nullable String errorClass() {
        return null;
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
