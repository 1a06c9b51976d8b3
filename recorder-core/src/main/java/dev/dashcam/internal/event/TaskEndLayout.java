/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * How the end of a task lies in the ring, after the head of {@link EventLayout}. What is in brackets is there when its flag is
 * set, so that a bare end stays small.
 *
 * <pre>
 * 1 word        how long it took, in bits 8-63; in bit 0 whether it failed, in bits 1-7 its kind
 * [1 word]      the parent
 * [1 word]      bytes allocated
 * [2 words]     time on CPU and time waiting for one, each may be -1
 * [3 words]     trace id, upper and lower half, and span id
 * [1 word]      id of the name of the exception's class
 * [2 bytes ...] length of the attributes in bytes, the attributes as in {@link EventRecord#bytes}
 * </pre>
 */
public final class TaskEndLayout {
    private static final int PARENT = 2;
    private static final int ALLOCATED = 4;
    private static final int CPU = 8;
    private static final int TRACE = 16;
    private static final int ERROR = 32;
    private static final int ATTRIBUTES = 64;

    private static final int FAILED = 1;
    private static final int KIND_SHIFT = 1;
    private static final int KIND_MASK = 0x7F;
    private static final int DURATION_SHIFT = 8;

    private TaskEndLayout() {}

    /** The size without attributes, in bytes. */
    public static int bareBytes(long threadTag, EndedTask task) {
        int words = 1;
        words += task.parentId() == 0 ? 0 : 1;
        words += task.allocatedBytes() == EventRecord.UNKNOWN ? 0 : 1;
        words += hasCpu(task) ? 2 : 0;
        words += hasTrace(task) ? 3 : 0;
        words += task.errorNameId() < 0 ? 0 : 1;
        return EventLayout.headBytes(threadTag, task.id()) + words * Long.BYTES;
    }

    /** How many bytes of attributes fit behind a bare end into an event of the given size. */
    public static int attributeRoom(int bareBytes, int maxEventBytes) {
        return maxEventBytes - bareBytes - Short.BYTES;
    }

    /** The size with attributes, in bytes. */
    public static int bytes(int bareBytes, int attributeBytes) {
        return attributeBytes == 0 ? bareBytes : EventLayout.aligned(bareBytes + Short.BYTES + attributeBytes);
    }

    /**
     * Writes a task's end.
     *
     * @param bytes its size, as from {@link #bytes}
     * @param attributeBytes the {@link Attributes#bytes} of those attributes that fit
     */
    public static void put(
            ByteBuffer buffer,
            LongBuffer words,
            int position,
            int bytes,
            long timeNanos,
            long threadTag,
            EndedTask task,
            int attributeBytes) {
        boolean hasParent = task.parentId() != 0;
        boolean hasAllocated = task.allocatedBytes() != EventRecord.UNKNOWN;
        boolean hasCpu = hasCpu(task);
        boolean hasTrace = hasTrace(task);
        boolean hasError = task.errorNameId() >= 0;
        int flags = (hasParent ? PARENT : 0)
                | (hasAllocated ? ALLOCATED : 0)
                | (hasCpu ? CPU : 0)
                | (hasTrace ? TRACE : 0)
                | (hasError ? ERROR : 0)
                | (attributeBytes != 0 ? ATTRIBUTES : 0);
        int at = EventLayout.putHead(
                words, position, bytes, EventRecord.TASK_END, flags, timeNanos, threadTag, task.id(), task.nameId());
        long duration = timeNanos - task.startNanos();
        int low = (task.taskKind() << KIND_SHIFT) | (task.isFailed() ? FAILED : 0);
        at = putWord(words, at, (duration << DURATION_SHIFT) | low);
        if (hasParent) {
            at = putWord(words, at, task.parentId());
        }
        if (hasAllocated) {
            at = putWord(words, at, task.allocatedBytes());
        }
        if (hasCpu) {
            at = putWord(words, at, task.cpuNanos());
            at = putWord(words, at, task.runQueueNanos());
        }
        if (hasTrace) {
            at = putWord(words, at, task.traceIdHigh());
            at = putWord(words, at, task.traceIdLow());
            at = putWord(words, at, task.spanId());
        }
        if (hasError) {
            at = putWord(words, at, task.errorNameId());
        }
        Attributes attributes = task.attributes();
        if (attributeBytes != 0 && attributes != null) {
            buffer.putShort(at, (short) attributeBytes);
            attributes.put(buffer, at + Short.BYTES, attributeBytes);
        }
    }

    static void decode(ByteBuffer buffer, int position, int flags, EventRecord into) {
        int at = position;
        long word = buffer.getLong(at);
        into.startNanos = into.timeNanos - (word >> DURATION_SHIFT);
        into.taskKind = ((int) word >>> KIND_SHIFT) & KIND_MASK;
        into.failed = (word & FAILED) != 0;
        into.parentId = (flags & PARENT) == 0 ? 0 : buffer.getLong(at += Long.BYTES);
        into.allocatedBytes = (flags & ALLOCATED) == 0 ? EventRecord.UNKNOWN : buffer.getLong(at += Long.BYTES);
        boolean hasCpu = (flags & CPU) != 0;
        into.cpuNanos = hasCpu ? buffer.getLong(at += Long.BYTES) : EventRecord.UNKNOWN;
        into.runQueueNanos = hasCpu ? buffer.getLong(at += Long.BYTES) : EventRecord.UNKNOWN;
        boolean hasTrace = (flags & TRACE) != 0;
        into.traceIdHigh = hasTrace ? buffer.getLong(at += Long.BYTES) : 0;
        into.traceIdLow = hasTrace ? buffer.getLong(at += Long.BYTES) : 0;
        into.spanId = hasTrace ? buffer.getLong(at += Long.BYTES) : 0;
        into.errorNameId = (flags & ERROR) == 0 ? -1 : (int) buffer.getLong(at += Long.BYTES);
        into.byteCount = 0;
        if ((flags & ATTRIBUTES) != 0) {
            at += Long.BYTES;
            into.byteCount = buffer.getShort(at);
            buffer.get(at + Short.BYTES, into.bytes, 0, into.byteCount);
        }
    }

    private static boolean hasCpu(EndedTask task) {
        return task.cpuNanos() != EventRecord.UNKNOWN || task.runQueueNanos() != EventRecord.UNKNOWN;
    }

    private static boolean hasTrace(EndedTask task) {
        return (task.traceIdHigh() | task.traceIdLow() | task.spanId()) != 0;
    }

    private static int putWord(LongBuffer words, int position, long word) {
        Words.put(words, position, word);
        return position + Long.BYTES;
    }
}
