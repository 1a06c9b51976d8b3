/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.internal.event.EventRecord;

/** Lays events out in columns, one thread after the other. Nothing is allocated but to grow. For one thread. */
final class EventEncoder {
    /** Columns of this size are kept from one generation to the next. */
    private static final int KEEP_BYTES = 1 << 18;

    /** What repeats: tags, distances, keys of attributes. */
    final ByteColumn tags = new ByteColumn(4096);

    final ByteColumn times = new ByteColumn(4096);
    /** What varies. */
    final ByteColumn numbers = new ByteColumn(4096);
    /** What is random: trace and span ids; doubles. */
    final ByteColumn fixed = new ByteColumn(4096);

    final ByteColumn text = new ByteColumn(4096);

    final CodeTable dictionary = new CodeTable();
    final CodeTable names = new CodeTable();
    private final ThreadState state = new ThreadState();
    private final AttributeEncoder attributes = new AttributeEncoder(this);
    private boolean firstOfThread;
    private long lastNanos;

    void clear(long startNanos) {
        tags.clear(KEEP_BYTES);
        times.clear(KEEP_BYTES);
        numbers.clear(KEEP_BYTES);
        fixed.clear(KEEP_BYTES);
        text.clear(KEEP_BYTES);
        dictionary.clear();
        names.clear();
        state.newestTask = 0;
        thread(startNanos);
    }

    /** Begins the events of another thread; times count from here. */
    void thread(long startNanos) {
        state.clear();
        firstOfThread = true;
        lastNanos = startNanos;
    }

    /** Bytes in all columns. */
    long bytes() {
        return (long) tags.size() + times.size() + numbers.size() + fixed.size() + text.size();
    }

    void event(EventRecord event) {
        long time = time(event.timeNanos);
        switch (event.kind) {
            case EventRecord.TASK_BEGIN -> taskBegin(event, time);
            case EventRecord.TASK_END -> taskEnd(event, time);
            case EventRecord.REGION_BEGIN -> regionBegin(event, time);
            case EventRecord.REGION_END -> regionEnd(event, time);
            case EventRecord.LOG -> {
                plain(event, 0);
                numbers.number(event.byteCount);
                text.bytes(event.bytes, 0, event.byteCount);
            }
            case EventRecord.VALUE -> {
                plain(event, event.nameId);
                numbers.signed(event.value);
            }
            case EventRecord.MARK -> plain(event, event.nameId);
            case EventRecord.THREAD_BEGIN, EventRecord.THREAD_END -> plain(event, 0);
            default -> throw new IllegalArgumentException("an event of kind " + event.kind);
        }
    }

    private long time(long timeNanos) {
        if (firstOfThread) {
            firstOfThread = false;
            times.signed(timeNanos - lastNanos);
            lastNanos = timeNanos;
            return timeNanos;
        }
        long time = Math.max(timeNanos, lastNanos);
        times.number(time - lastNanos);
        lastNanos = time;
        return time;
    }

    private void taskBegin(EventRecord event, long time) {
        boolean expected = event.parentId == state.task;
        tag(event.kind, expected ? Tag.EXPECTED : 0, event.taskKind, event.nameId);
        numbers.signed(event.taskId - state.newestTask);
        if (!expected) {
            numbers.signed(event.taskId - event.parentId);
        }
        state.newestTask = event.taskId;
        state.task = event.taskId;
        state.tasks.push(event.taskId, event.parentId, event.taskKind, event.nameId, time);
    }

    private void taskEnd(EventRecord event, long time) {
        int newer = state.tasks.find(event.taskId, event.parentId, event.taskKind, event.nameId, event.startNanos);
        int flags = endFlags(event);
        if (newer >= 0) {
            tag(event.kind, flags | Tag.MATCHED | (newer > 0 ? Tag.DEEPER : 0), 0, 0);
            if (newer > 0) {
                tags.number(newer);
            }
            state.tasks.remove(state.tasks.size() - 1 - newer);
        } else {
            boolean same = event.taskId == state.task;
            boolean root = event.parentId == 0;
            flags |= (same ? Tag.SAME_TASK : 0) | (root ? Tag.EXPECTED : 0);
            tag(event.kind, flags, event.taskKind, event.nameId);
            if (!same) {
                numbers.signed(event.taskId - state.newestTask);
            }
            if (!root) {
                numbers.signed(event.taskId - event.parentId);
            }
            numbers.signed(time - event.startNanos);
        }
        state.task = event.parentId;
        account(event, flags);
    }

    private static int endFlags(EventRecord event) {
        return (event.cpuNanos >= 0 ? Tag.HAS_CPU : 0)
                | (event.runQueueNanos >= 0 ? Tag.HAS_RUN_QUEUE : 0)
                | (event.allocatedBytes >= 0 ? Tag.HAS_ALLOCATED : 0)
                | (event.failed ? Tag.FAILED : 0)
                | (event.errorNameId != -1 ? Tag.HAS_ERROR : 0)
                | ((event.traceIdHigh | event.traceIdLow) != 0 ? Tag.HAS_TRACE_ID : 0)
                | (event.spanId != 0 ? Tag.HAS_SPAN_ID : 0)
                | (event.byteCount > 0 ? Tag.HAS_ATTRIBUTES : 0);
    }

    private void account(EventRecord event, int flags) {
        if ((flags & Tag.HAS_CPU) != 0) {
            numbers.number(event.cpuNanos);
        }
        if ((flags & Tag.HAS_RUN_QUEUE) != 0) {
            numbers.number(event.runQueueNanos);
        }
        if ((flags & Tag.HAS_ALLOCATED) != 0) {
            numbers.number(event.allocatedBytes);
        }
        if ((flags & Tag.HAS_ERROR) != 0) {
            tags.number(names.code(event.errorNameId));
        }
        if ((flags & Tag.HAS_TRACE_ID) != 0) {
            fixed.fixed(event.traceIdHigh);
            fixed.fixed(event.traceIdLow);
        }
        if ((flags & Tag.HAS_SPAN_ID) != 0) {
            fixed.fixed(event.spanId);
        }
        if ((flags & Tag.HAS_ATTRIBUTES) != 0) {
            attributes.encode(event.bytes, event.byteCount);
        }
    }

    private void regionBegin(EventRecord event, long time) {
        boolean same = event.taskId == state.task;
        boolean expected = event.depth == state.depth;
        tag(event.kind, (same ? Tag.SAME_TASK : 0) | (expected ? Tag.EXPECTED : 0), 0, event.nameId);
        if (!same) {
            task(event.taskId);
        }
        if (!expected) {
            numbers.signed(event.depth);
        }
        state.depth = event.depth + 1;
        state.regions.push(event.nameId, event.taskId, time, event.depth);
    }

    private void regionEnd(EventRecord event, long time) {
        int newer = state.regions.find(event.nameId, event.taskId, event.startNanos, event.depth);
        if (newer >= 0) {
            tag(event.kind, Tag.MATCHED | (newer > 0 ? Tag.DEEPER : 0), 0, 0);
            if (newer > 0) {
                tags.number(newer);
            }
            state.regions.pop(newer);
            state.task = event.taskId;
        } else {
            boolean same = event.taskId == state.task;
            boolean expected = event.depth == state.depth - 1;
            tag(event.kind, (same ? Tag.SAME_TASK : 0) | (expected ? Tag.EXPECTED : 0), 0, event.nameId);
            if (!same) {
                task(event.taskId);
            }
            if (!expected) {
                numbers.signed(event.depth);
            }
            numbers.signed(time - event.startNanos);
        }
        state.depth = event.depth;
    }

    private void plain(EventRecord event, int nameId) {
        boolean same = event.taskId == state.task;
        tag(event.kind, same ? Tag.SAME_TASK : 0, 0, nameId);
        if (!same) {
            task(event.taskId);
        }
    }

    private void task(long taskId) {
        numbers.signed(taskId - state.newestTask);
        state.task = taskId;
    }

    private void tag(int kind, int flags, int taskKind, int nameId) {
        int known = dictionary.size();
        int code = dictionary.code(Tag.key(kind, flags, taskKind, nameId));
        if (code == known && Tag.hasName(kind, flags)) {
            names.code(nameId);
        }
        tags.number(code);
    }
}
