/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.task.TaskKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event made by hand. */
final class TapeEvent implements TraceEvent {
    EventKind kind = EventKind.MARK;
    long timeNanos;
    long threadId;
    String threadName = "";
    long taskId;
    String name = "";
    int nameId = -1;
    long parentId;
    TaskKind taskKind = TaskKind.OTHER;
    long startNanos;
    int depth;
    long cpuNanos = -1;
    long runQueueNanos = -1;
    long allocatedBytes = -1;
    boolean failed;

    @Nullable
    String errorClass;

    @Nullable
    String traceId;

    @Nullable
    Generation generation;

    String text = "";
    Map<String, Object> attributes = Map.of();
    long value;
    ThreadState stateBefore = ThreadState.UNKNOWN;
    ThreadState stateAfter = ThreadState.UNKNOWN;
    List<StackTraceElement> stack = List.of();
    boolean pause;

    @Nullable
    WaitTarget target;

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public long threadId() {
        return threadId;
    }

    @Override
    public String threadName() {
        return threadName;
    }

    @Override
    public long taskId() {
        return taskId;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int nameId() {
        return nameId;
    }

    @Override
    public long parentId() {
        return parentId;
    }

    @Override
    public TaskKind taskKind() {
        return taskKind;
    }

    @Override
    public long startNanos() {
        return startNanos;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public long cpuNanos() {
        return cpuNanos;
    }

    @Override
    public long runQueueNanos() {
        return runQueueNanos;
    }

    @Override
    public long allocatedBytes() {
        return allocatedBytes;
    }

    @Override
    public boolean isFailed() {
        return failed;
    }

    @Override
    public @Nullable String errorClass() {
        return errorClass;
    }

    @Override
    public @Nullable String traceId() {
        return traceId;
    }

    @Override
    public Map<String, Object> attributes() {
        return attributes;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public long value() {
        return value;
    }

    @Override
    public ThreadState stateBefore() {
        return stateBefore;
    }

    @Override
    public ThreadState stateAfter() {
        return stateAfter;
    }

    @Override
    public @Nullable WaitTarget waitTarget() {
        return target;
    }

    @Override
    public List<StackTraceElement> stack() {
        return stack;
    }

    @Override
    public boolean isPause() {
        return pause;
    }

    @Override
    public @Nullable Generation generation() {
        return generation;
    }
}
