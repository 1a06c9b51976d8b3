/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** A task that is still running, as triggers see it. Other threads work on it meanwhile: what is told may be a little old. */
public interface OpenTask {
    /** The task's number. */
    long id();

    /** The name it has now: a request's route once it is known. */
    EventName eventName();

    /** The path of a request whose route is not known yet, null otherwise. Not to be written anywhere. */
    @Nullable
    String path();

    /** The kind it has now. */
    TaskKind kind();

    /** The thread that began it, 0 when it has left that one or this is not known. */
    default long threadId() {
        return 0;
    }

    /**
     * How long it has been running, 0 when it is just beginning.
     *
     * @param nowNanos the recorder's monotonic clock
     */
    long runningNanos(long nowNanos);

    /** Its trace id in 32 hexadecimal digits, null when it has none or none is known. Allocates. */
    @Nullable
    String traceIdNow();
}
