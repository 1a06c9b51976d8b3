/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.task.TaskKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that a test makes up. What does not belong to its kind is empty, as the reader's are. */
public record FakeEvent(
        EventKind kind,
        long timeNanos,
        long threadId,
        String threadName,
        long taskId,
        String name,
        int nameId,
        long parentId,
        TaskKind taskKind,
        long startNanos,
        int depth,
        long cpuNanos,
        long runQueueNanos,
        long allocatedBytes,
        boolean isFailed,
        @Nullable String errorClass,
        @Nullable String traceId,
        @Nullable String spanId,
        Map<String, Object> attributes,
        String text,
        long value,
        @Nullable Generation generation)
        implements TraceEvent {

    /** An event with nothing but its kind, time and thread. */
    public static FakeEvent of(EventKind kind, long timeNanos, long threadId, String threadName) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                0,
                "",
                -1,
                0,
                TaskKind.OTHER,
                0,
                0,
                -1,
                -1,
                -1,
                false,
                null,
                null,
                null,
                Map.of(),
                "",
                0,
                null);
    }

    /** A copy of what a view shows now. */
    public static FakeEvent copyOf(TraceEvent event) {
        return new FakeEvent(
                event.kind(),
                event.timeNanos(),
                event.threadId(),
                event.threadName(),
                event.taskId(),
                event.name(),
                event.nameId(),
                event.parentId(),
                event.taskKind(),
                event.startNanos(),
                event.depth(),
                event.cpuNanos(),
                event.runQueueNanos(),
                event.allocatedBytes(),
                event.isFailed(),
                event.errorClass(),
                event.traceId(),
                event.spanId(),
                event.attributes(),
                event.text(),
                event.value(),
                event.generation());
    }

    /** The same as a sync. */
    public FakeEvent generation(Generation newGeneration) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                text,
                value,
                newGeneration);
    }

    /** The same in a task, under a name. */
    public FakeEvent in(long newTaskId, String newName, int newNameId) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                newTaskId,
                newName,
                newNameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                text,
                value,
                generation);
    }

    /** The same as a task of this kind below this parent. */
    public FakeEvent task(TaskKind newTaskKind, long newParentId) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                newParentId,
                newTaskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                text,
                value,
                generation);
    }

    /** The same as an end of what began then. */
    public FakeEvent since(long newStartNanos) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                newStartNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                text,
                value,
                generation);
    }

    /** The same with this many regions around it. */
    public FakeEvent depth(int newDepth) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                newDepth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                text,
                value,
                generation);
    }

    /** The same with an account. */
    public FakeEvent account(long newCpuNanos, long newRunQueueNanos, long newAllocatedBytes) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                newCpuNanos,
                newRunQueueNanos,
                newAllocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                text,
                value,
                generation);
    }

    /** The same as a failure. */
    public FakeEvent failed(@Nullable String newErrorClass) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                true,
                newErrorClass,
                traceId,
                spanId,
                attributes,
                text,
                value,
                generation);
    }

    /** The same in a trace. */
    public FakeEvent trace(String newTraceId, String newSpanId) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                newTraceId,
                newSpanId,
                attributes,
                text,
                value,
                generation);
    }

    /** The same with attributes. */
    public FakeEvent attributes(Map<String, Object> newAttributes) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                newAttributes,
                text,
                value,
                generation);
    }

    /** The same with a text. */
    public FakeEvent text(String newText) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                newText,
                value,
                generation);
    }

    /** The same with a value. */
    public FakeEvent value(long newValue) {
        return new FakeEvent(
                kind,
                timeNanos,
                threadId,
                threadName,
                taskId,
                name,
                nameId,
                parentId,
                taskKind,
                startNanos,
                depth,
                cpuNanos,
                runQueueNanos,
                allocatedBytes,
                isFailed,
                errorClass,
                traceId,
                spanId,
                attributes,
                text,
                newValue,
                generation);
    }
}
