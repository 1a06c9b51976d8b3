/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.columns.DecodedEvent;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.task.TaskKind;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decoder's present event, or the sync at a generation's head. */
final class EventView implements TraceEvent {
    private static final EventKind[] KINDS = new EventKind[EventRecord.THREAD_END + 1];
    private static final TaskKind[] TASK_KINDS = TaskKind.values();

    static {
        KINDS[EventRecord.TASK_BEGIN] = EventKind.TASK_BEGIN;
        KINDS[EventRecord.TASK_END] = EventKind.TASK_END;
        KINDS[EventRecord.REGION_BEGIN] = EventKind.REGION_BEGIN;
        KINDS[EventRecord.REGION_END] = EventKind.REGION_END;
        KINDS[EventRecord.LOG] = EventKind.LOG;
        KINDS[EventRecord.VALUE] = EventKind.VALUE;
        KINDS[EventRecord.MARK] = EventKind.MARK;
        KINDS[EventRecord.THREAD_BEGIN] = EventKind.STATE_TRANSITION;
        KINDS[EventRecord.THREAD_END] = EventKind.STATE_TRANSITION;
    }

    private final DecodedEvent event;
    private final StreamNames names;
    /** The generation that begins, null for an event of the decoder's. */
    private @Nullable Generation sync;

    EventView(DecodedEvent event, StreamNames names) {
        this.event = event;
        this.names = names;
    }

    void sync(@Nullable Generation generation) {
        sync = generation;
    }

    static TaskKind taskKind(int ordinal) {
        return ordinal < TASK_KINDS.length ? TASK_KINDS[ordinal] : TaskKind.OTHER;
    }

    private boolean is(int kind) {
        return sync == null && event.kind() == kind;
    }

    private boolean isTask() {
        return is(EventRecord.TASK_BEGIN) || is(EventRecord.TASK_END);
    }

    private boolean isRegion() {
        return is(EventRecord.REGION_BEGIN) || is(EventRecord.REGION_END);
    }

    @Override
    public EventKind kind() {
        return sync != null ? EventKind.SYNC : KINDS[event.kind()];
    }

    @Override
    public long timeNanos() {
        return sync != null ? sync.startNanos() : event.timeNanos();
    }

    @Override
    public long threadId() {
        return sync != null ? 0 : event.threadId();
    }

    @Override
    public String threadName() {
        return sync != null ? "" : event.threadName();
    }

    @Override
    public long taskId() {
        return sync != null ? 0 : event.taskId();
    }

    private boolean hasName() {
        return isRegion() || isTask() || is(EventRecord.VALUE) || is(EventRecord.MARK);
    }

    @Override
    public String name() {
        return hasName() ? names.name(event.nameId()) : "";
    }

    @Override
    public int nameId() {
        return hasName() ? names.idInStream(event.nameId()) : -1;
    }

    @Override
    public long parentId() {
        return isTask() ? event.parentId() : 0;
    }

    @Override
    public TaskKind taskKind() {
        return isTask() ? taskKind(event.taskKind()) : TaskKind.OTHER;
    }

    @Override
    public long startNanos() {
        return is(EventRecord.TASK_END) || is(EventRecord.REGION_END) ? event.startNanos() : 0;
    }

    @Override
    public int depth() {
        return isRegion() ? event.depth() : 0;
    }

    @Override
    public long cpuNanos() {
        return is(EventRecord.TASK_END) ? event.cpuNanos() : EventRecord.UNKNOWN;
    }

    @Override
    public long runQueueNanos() {
        return is(EventRecord.TASK_END) ? event.runQueueNanos() : EventRecord.UNKNOWN;
    }

    @Override
    public long allocatedBytes() {
        return is(EventRecord.TASK_END) ? event.allocatedBytes() : EventRecord.UNKNOWN;
    }

    @Override
    public boolean isFailed() {
        return is(EventRecord.TASK_END) && event.failed();
    }

    @Override
    public @Nullable String errorClass() {
        return is(EventRecord.TASK_END) && event.errorNameId() >= 0 ? names.name(event.errorNameId()) : null;
    }

    @Override
    public @Nullable String traceId() {
        if (!is(EventRecord.TASK_END) || (event.traceIdHigh() | event.traceIdLow()) == 0) {
            return null;
        }
        return HexFormat.of().toHexDigits(event.traceIdHigh()) + HexFormat.of().toHexDigits(event.traceIdLow());
    }

    @Override
    public @Nullable String spanId() {
        return is(EventRecord.TASK_END) && event.spanId() != 0 ? HexFormat.of().toHexDigits(event.spanId()) : null;
    }

    @Override
    public Map<String, Object> attributes() {
        return is(EventRecord.TASK_END) ? event.attributes() : Map.of();
    }

    @Override
    public String text() {
        if (is(EventRecord.LOG)) {
            return event.text();
        }
        return is(EventRecord.THREAD_BEGIN) ? "started" : is(EventRecord.THREAD_END) ? "ended" : "";
    }

    @Override
    public ThreadState stateBefore() {
        return is(EventRecord.THREAD_END) ? ThreadState.RUNNING : ThreadState.UNKNOWN;
    }

    @Override
    public ThreadState stateAfter() {
        return is(EventRecord.THREAD_BEGIN)
                ? ThreadState.RUNNING
                : is(EventRecord.THREAD_END) ? ThreadState.NONE : ThreadState.UNKNOWN;
    }

    @Override
    public long value() {
        return is(EventRecord.VALUE) ? event.value() : 0;
    }

    @Override
    public @Nullable Generation generation() {
        return sync;
    }
}
