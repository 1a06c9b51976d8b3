/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.application;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.task.TaskKind;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A copy of an event. */
public record RecordedEvent(
        EventKind kind,
        String name,
        long taskId,
        long parentId,
        TaskKind taskKind,
        long threadId,
        String threadName,
        long durationNanos,
        boolean failed,
        @Nullable String errorClass,
        @Nullable String traceId,
        @Nullable String spanId,
        Map<String, Object> attributes,
        long value) {

    static RecordedEvent of(TraceEvent event) {
        return new RecordedEvent(
                event.kind(),
                event.kind() == EventKind.LOG ? event.text() : event.name(),
                event.taskId(),
                event.parentId(),
                event.taskKind(),
                event.threadId(),
                event.threadName(),
                event.durationNanos(),
                event.isFailed(),
                event.errorClass(),
                event.traceId(),
                event.spanId(),
                Map.copyOf(event.attributes()),
                event.kind() == EventKind.VALUE ? event.value() : 0);
    }

    /** Ends of tasks of this name. */
    public static Predicate<RecordedEvent> endOf(String name) {
        return event -> event.kind() == EventKind.TASK_END && event.name().equals(name);
    }

    /** Ends of regions of this name. */
    public static Predicate<RecordedEvent> regionEndOf(String name) {
        return event -> event.kind() == EventKind.REGION_END && event.name().equals(name);
    }
}
