/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.task.TaskKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a {@link ColumnStore}, read when it is asked for. */
final class ColumnEvent implements TraceEvent {
    private static final long UNKNOWN = -1;

    private final ColumnStore store;
    private EventKind kind = EventKind.SYNC;
    private long row;
    private long word;
    private long detail;

    ColumnEvent(ColumnStore store) {
        this.store = store;
    }

    void moveTo(long newRow) {
        row = newRow;
        word = store.columns.get(newRow, EventColumns.WORD);
        detail = store.columns.get(newRow, EventColumns.DETAIL);
        kind = EventWord.kind(word);
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public long timeNanos() {
        return store.columns.get(row, EventColumns.TIME);
    }

    @Override
    public long threadId() {
        return store.threads.id(store.columns.get(row, EventColumns.THREAD));
    }

    @Override
    public String threadName() {
        return store.threads.name(store.columns.get(row, EventColumns.THREAD));
    }

    @Override
    public long taskId() {
        return store.columns.get(row, EventColumns.TASK);
    }

    @Override
    public String name() {
        return store.names.name(nameId());
    }

    @Override
    public int nameId() {
        return EventWord.nameId(word);
    }

    @Override
    public long parentId() {
        return kind == EventKind.TASK_BEGIN ? detail : isTaskEnd() ? store.taskEnds.parentId(detail) : 0;
    }

    @Override
    public TaskKind taskKind() {
        return EventWord.taskKind(word);
    }

    @Override
    public long startNanos() {
        return switch (kind) {
            case REGION_END -> detail;
            case TASK_END -> store.taskEnds.startNanos(detail);
            case STATE_TRANSITION -> store.transitions.startNanos(detail);
            case RANGE -> store.ranges.startNanos(detail);
            default -> 0;
        };
    }

    @Override
    public int depth() {
        return EventWord.depth(word);
    }

    @Override
    public long cpuNanos() {
        return isTaskEnd() ? store.taskEnds.cpuNanos(detail) : UNKNOWN;
    }

    @Override
    public long runQueueNanos() {
        return isTaskEnd() ? store.taskEnds.runQueueNanos(detail) : UNKNOWN;
    }

    @Override
    public long allocatedBytes() {
        return isTaskEnd() ? store.taskEnds.allocatedBytes(detail) : UNKNOWN;
    }

    @Override
    public boolean isFailed() {
        return EventWord.isFailed(word);
    }

    @Override
    public @Nullable String errorClass() {
        return isTaskEnd() ? store.taskEnds.errorClass(detail) : null;
    }

    @Override
    public @Nullable String traceId() {
        return isTaskEnd() ? store.taskEnds.traceId(detail) : null;
    }

    @Override
    public @Nullable String spanId() {
        return isTaskEnd() ? store.taskEnds.spanId(detail) : null;
    }

    @Override
    public Map<String, Object> attributes() {
        return isTaskEnd() ? store.taskEnds.attributes(detail) : Map.of();
    }

    @Override
    public String text() {
        return switch (kind) {
            case LOG -> store.texts.textOrEmpty(detail);
            case STATE_TRANSITION -> store.transitions.text(detail);
            case RANGE -> store.ranges.text(detail);
            default -> "";
        };
    }

    @Override
    public long value() {
        return kind == EventKind.VALUE ? detail : 0;
    }

    @Override
    public @Nullable Generation generation() {
        return kind == EventKind.SYNC ? store.generations.read(detail) : null;
    }

    @Override
    public ThreadState stateBefore() {
        return isTransition() ? store.transitions.stateBefore(detail) : ThreadState.UNKNOWN;
    }

    @Override
    public ThreadState stateAfter() {
        return isTransition() ? store.transitions.stateAfter(detail) : ThreadState.UNKNOWN;
    }

    @Override
    public @Nullable WaitTarget waitTarget() {
        return isTransition() ? store.transitions.target(detail) : null;
    }

    @Override
    public List<StackTraceElement> stack() {
        return switch (kind) {
            case STATE_TRANSITION -> store.transitions.stack(detail);
            case RANGE -> store.ranges.stack(detail);
            case SAMPLE -> store.stacks.read(detail);
            default -> List.of();
        };
    }

    @Override
    public boolean isPause() {
        return kind == EventKind.RANGE && store.ranges.isPause(detail);
    }

    private boolean isTransition() {
        return kind == EventKind.STATE_TRANSITION;
    }

    private boolean isTaskEnd() {
        return kind == EventKind.TASK_END;
    }
}
