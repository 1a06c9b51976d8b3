/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** A task that has just ended, as triggers see it. */
public interface FinishedTask {
    /** The task's number. */
    long id();

    /** The name it ended under: a request's route. */
    EventName eventName();

    /**
     * The path of a request that was answered before there was a route, as by a filter that turned it away; null for any other.
     * Rules about routes match it, and nothing remembers or records it.
     */
    default @Nullable String path() {
        return null;
    }

    /** The kind it ended as. */
    TaskKind kind();

    /** When it began, on the recorder's monotonic clock. */
    long startNanos();

    /** How long it took, 0 or greater. */
    long durationNanos();

    /** Whether it was marked as failed. */
    boolean isFailed();

    /** The class of the exception it failed with, null when there was none. */
    @Nullable
    String errorClass();

    /** The exception it failed with, null when there was none or it is not known any more. Its message may hold secrets. */
    default @Nullable Throwable error() {
        return null;
    }

    /** Its trace id in 32 hexadecimal digits, null when it has none. Allocates. */
    @Nullable
    String traceId();

    /** Whether how long it took was asked about before it ended: see {@link Trigger#taskEnding}. */
    default boolean wasAskedAbout() {
        return false;
    }

    /**
     * The whole number it was given as an attribute, such as {@code http.status}. Allocates nothing.
     *
     * @param otherwise the answer where it was given none, or was given something else
     */
    default long number(EventName key, long otherwise) {
        return otherwise;
    }

    /** The threshold that {@code slowerThan} gave this task alone, in nanoseconds, 0 when there is none. */
    long slowerThanNanos();
}
