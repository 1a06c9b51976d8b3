/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.task.TaskKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
        @Nullable Generation generation,
        ThreadState stateBefore,
        ThreadState stateAfter,
        @Nullable WaitTarget waitTarget,
        List<StackTraceElement> stack,
        boolean isPause)
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
                null,
                ThreadState.UNKNOWN,
                ThreadState.UNKNOWN,
                null,
                List.of(),
                false);
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
                event.generation(),
                event.stateBefore(),
                event.stateAfter(),
                event.waitTarget(),
                event.stack(),
                event.isPause());
    }

    /** The same as a sync. */
    public FakeEvent generation(Generation newGeneration) {
        return with(draft -> draft.generation = newGeneration);
    }

    /** The same in a task, under a name. */
    public FakeEvent in(long newTaskId, String newName, int newNameId) {
        return with(draft -> {
            draft.taskId = newTaskId;
            draft.name = newName;
            draft.nameId = newNameId;
        });
    }

    /** The same as a task of this kind below this parent. */
    public FakeEvent task(TaskKind newTaskKind, long newParentId) {
        return with(draft -> {
            draft.parentId = newParentId;
            draft.taskKind = newTaskKind;
        });
    }

    /** The same as an end of what began then. */
    public FakeEvent since(long newStartNanos) {
        return with(draft -> draft.startNanos = newStartNanos);
    }

    /** The same with this many regions around it. */
    public FakeEvent depth(int newDepth) {
        return with(draft -> draft.depth = newDepth);
    }

    /** The same with an account. */
    public FakeEvent account(long newCpuNanos, long newRunQueueNanos, long newAllocatedBytes) {
        return with(draft -> {
            draft.cpuNanos = newCpuNanos;
            draft.runQueueNanos = newRunQueueNanos;
            draft.allocatedBytes = newAllocatedBytes;
        });
    }

    /** The same as a failure. */
    public FakeEvent failed(@Nullable String newErrorClass) {
        return with(draft -> {
            draft.isFailed = true;
            draft.errorClass = newErrorClass;
        });
    }

    /** The same in a trace. */
    public FakeEvent trace(String newTraceId, String newSpanId) {
        return with(draft -> {
            draft.traceId = newTraceId;
            draft.spanId = newSpanId;
        });
    }

    /** The same with attributes. */
    public FakeEvent attributes(Map<String, Object> newAttributes) {
        return with(draft -> draft.attributes = newAttributes);
    }

    /** The same with a text. */
    public FakeEvent text(String newText) {
        return with(draft -> draft.text = newText);
    }

    /** The same as a change of a thread's state. */
    public FakeEvent transition(ThreadState before, ThreadState after, @Nullable WaitTarget target) {
        return with(draft -> {
            draft.stateBefore = before;
            draft.stateAfter = after;
            draft.waitTarget = target;
        });
    }

    /** The same with a stack. */
    public FakeEvent stack(List<StackTraceElement> newStack) {
        return with(draft -> draft.stack = newStack);
    }

    /** The same as a pause of all threads, or not. */
    public FakeEvent pause(boolean newIsPause) {
        return with(draft -> draft.isPause = newIsPause);
    }

    /** The same with a value. */
    public FakeEvent value(long newValue) {
        return with(draft -> draft.value = newValue);
    }

    private FakeEvent with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.event();
    }

    /** An event that is not finished. */
    private static final class Draft {
        private EventKind kind;
        private long timeNanos;
        private long threadId;
        private String threadName;
        private long taskId;
        private String name;
        private int nameId;
        private long parentId;
        private TaskKind taskKind;
        private long startNanos;
        private int depth;
        private long cpuNanos;
        private long runQueueNanos;
        private long allocatedBytes;
        private boolean isFailed;
        private @Nullable String errorClass;
        private @Nullable String traceId;
        private @Nullable String spanId;
        private Map<String, Object> attributes;
        private String text;
        private long value;
        private @Nullable Generation generation;
        private ThreadState stateBefore;
        private ThreadState stateAfter;
        private @Nullable WaitTarget waitTarget;
        private List<StackTraceElement> stack;
        private boolean isPause;

        Draft(FakeEvent event) {
            kind = event.kind;
            timeNanos = event.timeNanos;
            threadId = event.threadId;
            threadName = event.threadName;
            taskId = event.taskId;
            name = event.name;
            nameId = event.nameId;
            parentId = event.parentId;
            taskKind = event.taskKind;
            startNanos = event.startNanos;
            depth = event.depth;
            cpuNanos = event.cpuNanos;
            runQueueNanos = event.runQueueNanos;
            allocatedBytes = event.allocatedBytes;
            isFailed = event.isFailed;
            errorClass = event.errorClass;
            traceId = event.traceId;
            spanId = event.spanId;
            attributes = event.attributes;
            text = event.text;
            value = event.value;
            generation = event.generation;
            stateBefore = event.stateBefore;
            stateAfter = event.stateAfter;
            waitTarget = event.waitTarget;
            stack = event.stack;
            isPause = event.isPause;
        }

        FakeEvent event() {
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
                    generation,
                    stateBefore,
                    stateAfter,
                    waitTarget,
                    stack,
                    isPause);
        }
    }
}
