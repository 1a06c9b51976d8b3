/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.internal.event.EventRecord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Takes a thread's events from the columns, one by one. It does not look where a column ends: positions only grow, reading
 * beyond the content fails, and whoever walks all threads the first time compares where each column was left.
 */
final class EventDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_SHIFT = 63;

    private final byte[] content;
    private final long[] dictionary;
    private final int names;
    private final int contentEnd;

    /** Where the text of a log, or the attributes of a task, lie; only good until the next event. */
    final AttributePosition attributes = new AttributePosition();

    int textAt;
    int textBytes;

    EventDecoder(byte[] content, int contentEnd, long[] dictionary, int names) {
        this.content = content;
        this.contentEnd = contentEnd;
        this.dictionary = dictionary;
        this.names = names;
    }

    /** Steps over the thread's next event, which happened then, and fills in everything but the thread and the bytes. */
    void next(ThreadCursor cursor, long time, EventRecord event) throws DamagedException {
        int code = repeated(cursor);
        if (code < 0 || code >= dictionary.length) {
            throw new DamagedException("an event has tag " + code + " of " + dictionary.length);
        }
        long tag = dictionary[code];
        int kind = Tag.kind(tag);
        int flags = Tag.flags(tag);
        event.kind = kind;
        event.timeNanos = time;
        event.nameId = Tag.name(tag);
        switch (kind) {
            case EventRecord.REGION_BEGIN -> regionBegin(cursor, flags, event);
            case EventRecord.REGION_END -> regionEnd(cursor, flags, event);
            case EventRecord.TASK_BEGIN -> taskBegin(cursor, tag, event);
            case EventRecord.TASK_END -> taskEnd(cursor, tag, event);
            case EventRecord.LOG -> {
                task(cursor, flags, event);
                textBytes = length(cursor);
                textAt = cursor.text;
                cursor.text += textBytes;
            }
            case EventRecord.VALUE -> {
                task(cursor, flags, event);
                event.value = signed(cursor);
            }
            case EventRecord.MARK, EventRecord.THREAD_BEGIN, EventRecord.THREAD_END -> task(cursor, flags, event);
            default -> throw new DamagedException("an event is of the unknown kind " + kind);
        }
    }

    private void regionBegin(ThreadCursor cursor, int flags, EventRecord event) throws DamagedException {
        task(cursor, flags, event);
        ThreadState state = cursor.state;
        int depth = (flags & Tag.EXPECTED) != 0 ? state.depth : (int) signed(cursor);
        event.depth = depth;
        state.depth = depth + 1;
        state.regions.push(event.nameId, event.taskId, event.timeNanos, depth);
    }

    private void regionEnd(ThreadCursor cursor, int flags, EventRecord event) throws DamagedException {
        ThreadState state = cursor.state;
        if ((flags & Tag.MATCHED) != 0) {
            OpenRegions regions = state.regions;
            int newer = (flags & Tag.DEEPER) != 0 ? repeated(cursor) : 0;
            if (newer < 0 || newer >= regions.size()) {
                throw new DamagedException("a region ends that has not begun");
            }
            int region = regions.pop(newer);
            event.nameId = regions.name(region);
            event.taskId = regions.task(region);
            event.startNanos = regions.start(region);
            event.depth = regions.depth(region);
            state.task = event.taskId;
        } else {
            task(cursor, flags, event);
            event.depth = (flags & Tag.EXPECTED) != 0 ? state.depth - 1 : (int) signed(cursor);
            event.startNanos = event.timeNanos - signed(cursor);
        }
        state.depth = event.depth;
    }

    private void taskBegin(ThreadCursor cursor, long tag, EventRecord event) throws DamagedException {
        ThreadState state = cursor.state;
        long id = state.newestTask + signed(cursor);
        long parent = (Tag.flags(tag) & Tag.EXPECTED) != 0 ? state.task : id - signed(cursor);
        event.taskId = id;
        event.parentId = parent;
        event.taskKind = Tag.taskKind(tag);
        state.newestTask = id;
        state.task = id;
        state.tasks.push(id, parent, event.taskKind, event.nameId, event.timeNanos);
    }

    private void taskEnd(ThreadCursor cursor, long tag, EventRecord event) throws DamagedException {
        ThreadState state = cursor.state;
        int flags = Tag.flags(tag);
        if ((flags & Tag.MATCHED) != 0) {
            OpenTasks tasks = state.tasks;
            int newer = (flags & Tag.DEEPER) != 0 ? repeated(cursor) : 0;
            if (newer < 0 || newer >= tasks.size()) {
                throw new DamagedException("a task ends that has not begun");
            }
            int task = tasks.size() - 1 - newer;
            event.taskId = tasks.id(task);
            event.parentId = tasks.parent(task);
            event.taskKind = tasks.kind(task);
            event.nameId = tasks.name(task);
            event.startNanos = tasks.start(task);
            tasks.remove(task);
        } else {
            event.taskId = (flags & Tag.SAME_TASK) != 0 ? state.task : state.newestTask + signed(cursor);
            event.parentId = (flags & Tag.EXPECTED) != 0 ? 0 : event.taskId - signed(cursor);
            event.taskKind = Tag.taskKind(tag);
            event.startNanos = event.timeNanos - signed(cursor);
        }
        state.task = event.parentId;
        account(cursor, flags, event);
    }

    private void account(ThreadCursor cursor, int flags, EventRecord event) throws DamagedException {
        event.cpuNanos = (flags & Tag.HAS_CPU) != 0 ? number(cursor) : EventRecord.UNKNOWN;
        event.runQueueNanos = (flags & Tag.HAS_RUN_QUEUE) != 0 ? number(cursor) : EventRecord.UNKNOWN;
        event.allocatedBytes = (flags & Tag.HAS_ALLOCATED) != 0 ? number(cursor) : EventRecord.UNKNOWN;
        event.failed = (flags & Tag.FAILED) != 0;
        event.errorNameId = (flags & Tag.HAS_ERROR) != 0 ? name(repeated(cursor)) : -1;
        boolean traced = (flags & Tag.HAS_TRACE_ID) != 0;
        event.traceIdHigh = traced ? fixed(cursor) : 0;
        event.traceIdLow = traced ? fixed(cursor) : 0;
        event.spanId = (flags & Tag.HAS_SPAN_ID) != 0 ? fixed(cursor) : 0;
        attributes.count = 0;
        if ((flags & Tag.HAS_ATTRIBUTES) != 0) {
            attributes(cursor);
        }
    }

    private void attributes(ThreadCursor cursor) throws DamagedException {
        int count = repeated(cursor);
        attributes.set(count, cursor);
        for (int i = 0; i < count; i++) {
            int key = repeated(cursor);
            name(key / AttributeEncoder.TYPES);
            switch (key % AttributeEncoder.TYPES) {
                case EventRecord.TEXT -> cursor.text += length(cursor);
                case EventRecord.LONG -> number(cursor);
                case EventRecord.DOUBLE -> fixed(cursor);
                case EventRecord.FALSE, EventRecord.TRUE -> {
                    // the type is the value
                }
                default -> throw new DamagedException("an attribute is of an unknown type");
            }
        }
    }

    private void task(ThreadCursor cursor, int flags, EventRecord event) throws DamagedException {
        ThreadState state = cursor.state;
        if ((flags & Tag.SAME_TASK) == 0) {
            state.task = state.newestTask + signed(cursor);
        }
        event.taskId = state.task;
    }

    private int name(int name) throws DamagedException {
        if (name < 0 || name >= names) {
            throw new DamagedException("an event has name " + name + " of " + names);
        }
        return name;
    }

    private int length(ThreadCursor cursor) throws DamagedException {
        long length = number(cursor);
        if (length < 0 || length > contentEnd - cursor.text) {
            throw new DamagedException("a text goes beyond the end");
        }
        return (int) length;
    }

    /** A number from the column of what repeats. */
    int repeated(ThreadCursor cursor) throws DamagedException {
        int value = content[cursor.tags++];
        if (value >= 0) {
            return value;
        }
        value &= 0x7F;
        for (int shift = 7; shift < Integer.SIZE - 1; shift += 7) {
            byte next = content[cursor.tags++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedException("a tag has too many bytes");
    }

    long number(ThreadCursor cursor) throws DamagedException {
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            byte next = content[cursor.numbers++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedException("a number has more than ten bytes");
    }

    long signed(ThreadCursor cursor) throws DamagedException {
        long value = number(cursor);
        return (value >>> 1) ^ -(value & 1);
    }

    long fixed(ThreadCursor cursor) {
        long value = (long) LONGS.get(content, cursor.fixed);
        cursor.fixed += Long.BYTES;
        return value;
    }

    byte[] content() {
        return content;
    }
}
