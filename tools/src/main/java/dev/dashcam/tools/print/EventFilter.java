/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted. What is null does not matter.
 *
 * @param fromNanos the first instant
 * @param toNanos the first instant that is no longer wanted
 * @param kinds the kinds
 * @param taskId the task they belong to
 * @param threadId the thread they happened on
 * @param threadName a pattern for that thread's name
 * @param name a pattern for the name of the task, region, counter or mark
 */
public record EventFilter(
        long fromNanos,
        long toNanos,
        @Nullable Set<EventKind> kinds,
        @Nullable Long taskId,
        @Nullable Long threadId,
        @Nullable Glob threadName,
        @Nullable Glob name) {

    /** Whether the event is wanted. */
    public boolean matches(TraceEvent event) {
        return event.timeNanos() >= fromNanos
                && event.timeNanos() < toNanos
                && (kinds == null || kinds.contains(event.kind()))
                && (taskId == null || event.taskId() == taskId)
                && matchesThread(event)
                && (name == null || (event.nameId() >= 0 && name.matches(event.name())));
    }

    private boolean matchesThread(TraceEvent event) {
        if (threadId == null && threadName == null) {
            return true;
        }
        return (threadId != null && event.threadId() == threadId)
                || (threadName != null && event.kind() != EventKind.SYNC && threadName.matches(event.threadName()));
    }
}
