/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.task.TaskKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event, as a view that the stream reuses. An accessor that does not belong to the event's kind answers its empty value
 * (0, -1 where 0 is a meaning, "", null); it does not throw. Times are nanoseconds on the recording JVM's monotonic clock;
 * {@link Generation} ties them to the date.
 */
public interface TraceEvent {
    /** What is not known of a task. */
    long UNKNOWN = -1;

    /** What kind of event it is. */
    EventKind kind();

    /** When it happened. */
    long timeNanos();

    /** The Java thread it happened on, 0 for {@link EventKind#SYNC} and what the JVM tells of itself as a whole. */
    long threadId();

    /** The name of that thread, empty when it had none or it is not known. */
    String threadName();

    /**
     * The task it belongs to, 0 for none. The JVM knows no tasks: what it tells of a thread is 0 here and is joined by
     * {@link #threadId()} and time.
     */
    long taskId();

    /** The name of the task, region, counter, mark or range; empty for the other kinds. */
    String name();

    /** A number for {@link #name()}, the same for the same name within one stream; -1 where there is none. */
    int nameId();

    /** Of a task: its parent, 0 for none. */
    default long parentId() {
        return 0;
    }

    /** Of a task: its kind; otherwise {@link TaskKind#OTHER}. */
    default TaskKind taskKind() {
        return TaskKind.OTHER;
    }

    /** Of an end, a range, and a state transition out of a wait: when that began. */
    long startNanos();

    /** Of an end, a range, and a state transition out of a wait: how long that took. */
    default long durationNanos() {
        boolean isEnd = switch (kind()) {
            case TASK_END, REGION_END, RANGE -> true;
            case STATE_TRANSITION -> stateBefore().isWait();
            default -> false;
        };
        return isEnd ? timeNanos() - startNanos() : 0;
    }

    /** Of a region: how many regions were open around it on its thread. */
    default int depth() {
        return 0;
    }

    /** Of a task's end: time on CPU, -1 when not known. */
    default long cpuNanos() {
        return UNKNOWN;
    }

    /** Of a task's end: time it was ready to run and waited for a CPU, -1 when not known. */
    default long runQueueNanos() {
        return UNKNOWN;
    }

    /** Of a task's end: bytes allocated on its thread, -1 when not known. */
    default long allocatedBytes() {
        return UNKNOWN;
    }

    /** Of a task's end: whether it failed. */
    default boolean isFailed() {
        return false;
    }

    /** Of a task's end: the class of the exception it failed with, null when there was none. */
    default @Nullable String errorClass() {
        return null;
    }

    /** Of a task's end: the trace id in 32 hexadecimal digits, null when it had none. */
    default @Nullable String traceId() {
        return null;
    }

    /** Of a task's end: the span id in 16 hexadecimal digits, null when it had none. */
    default @Nullable String spanId() {
        return null;
    }

    /** Of a task's end: its attributes in the order they were set; values are String, Long, Double or Boolean. */
    default Map<String, Object> attributes() {
        return Map.of();
    }

    /** Of a log: its text; of a state transition: the new state in words; of a range: what the JVM calls it. */
    default String text() {
        return "";
    }

    /** Of a value: the counter's value. */
    default long value() {
        return 0;
    }

    /** Of a sync: the generation that begins. */
    default @Nullable Generation generation() {
        return null;
    }

    /** Of a state transition: what the thread did until now. */
    default ThreadState stateBefore() {
        return ThreadState.UNKNOWN;
    }

    /** Of a state transition: what the thread does from now on. */
    default ThreadState stateAfter() {
        return ThreadState.UNKNOWN;
    }

    /** Of a state transition into or out of a wait: what the wait is for, the same for both; else null. */
    default @Nullable WaitTarget waitTarget() {
        return null;
    }

    /**
     * Of a sample, of a state transition into or out of a wait and of a range that a thread asked for: where the thread was, the
     * innermost frame first; empty when that is not known. The JVM records no names of source files.
     */
    default List<StackTraceElement> stack() {
        return List.of();
    }

    /** Of a range: whether all threads of the service stood still meanwhile. */
    default boolean isPause() {
        return false;
    }
}
