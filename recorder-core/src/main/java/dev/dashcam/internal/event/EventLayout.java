/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * How an event lies in the ring: little-endian words of 8 bytes.
 *
 * <pre>
 * word 0        the time
 * word 1        bits 0-3 kind, 4-11 the event's size in words, 12-23 name id, 24-31 flags, 32-63 the task's id
 * [1 word]      the thread, in a shared slot's chunk only
 * [1 word]      the task's id, when it does not fit into 32 bits (flag 1)
 * region begin  nothing more; the depth is in the flags
 * region end    how long it took
 * task begin    [the parent]
 * task end      {@link TaskEndLayout}
 * log           2 bytes for the length of the text, the text as UTF-8
 * value         the value
 * mark, thread  nothing more
 * </pre>
 *
 * <p>A region that began and ended takes 16 and 24 bytes, a task without parent and attributes 16 and 32. What is written
 * here is read by the same JVM only; files have a format of their own.
 */
public final class EventLayout {
    /** The largest event that the head can describe, in bytes. A ring may allow less. */
    public static final int MAX_EVENT_BYTES = 255 * Long.BYTES;
    /** How many names the head can tell apart. */
    public static final int MAX_NAMES = 1 << 12;
    /** The text of a log is cut to this many bytes, less where the ring allows no event of that size. */
    public static final int MAX_LOG_BYTES = 512;
    /** The most regions that may be open on one thread. */
    public static final int MAX_REGION_DEPTH = 64;

    /** The largest head: time, head, thread and task. */
    public static final int MAX_HEAD_BYTES = 4 * Long.BYTES;

    private static final int WIDE_TASK = 1;

    private static final int BEGIN_HAS_PARENT = 2;
    private static final int BEGIN_UNLISTED = 4;
    private static final int BEGIN_KIND_SHIFT = 3;

    private static final int DEPTH_SHIFT = 1;
    private static final int DEPTH_MASK = MAX_REGION_DEPTH - 1;

    private EventLayout() {}

    /**
     * The size of an event without payload: a mark, a region's begin, a thread's begin or end.
     *
     * @param threadTag the thread's id for an event in a shared slot, else 0
     */
    public static int headBytes(long threadTag, long taskId) {
        int bytes = 2 * Long.BYTES;
        if (threadTag != 0) {
            bytes += Long.BYTES;
        }
        if (taskId >>> 32 != 0) {
            bytes += Long.BYTES;
        }
        return bytes;
    }

    /** The size of an event with one word of payload: a value or a region's end. */
    public static int wordBytes(long threadTag, long taskId) {
        return headBytes(threadTag, taskId) + Long.BYTES;
    }

    /** The size of a task's begin. */
    public static int taskBeginBytes(long threadTag, long taskId, long parentId) {
        return headBytes(threadTag, taskId) + (parentId == 0 ? 0 : Long.BYTES);
    }

    /** The size of a log whose text takes this many bytes. */
    public static int logBytes(long threadTag, long taskId, int textBytes) {
        return aligned(headBytes(threadTag, taskId) + Short.BYTES + textBytes);
    }

    /** How many bytes a log's text may take in a ring that allows events of this size. */
    public static int maxLogBytes(int maxEventBytes) {
        return Math.min(MAX_LOG_BYTES, maxEventBytes - MAX_HEAD_BYTES - Short.BYTES);
    }

    /** Writes a task's begin. */
    public static void putTaskBegin(
            LongBuffer words,
            int position,
            long timeNanos,
            long threadTag,
            long taskId,
            int nameId,
            long parentId,
            int taskKind,
            boolean unlisted) {
        int flags = (taskKind << BEGIN_KIND_SHIFT)
                | (parentId == 0 ? 0 : BEGIN_HAS_PARENT)
                | (unlisted ? BEGIN_UNLISTED : 0);
        int bytes = taskBeginBytes(threadTag, taskId, parentId);
        int at = putHead(words, position, bytes, EventRecord.TASK_BEGIN, flags, timeNanos, threadTag, taskId, nameId);
        if (parentId != 0) {
            Words.put(words, at, parentId);
        }
    }

    /** Writes a region's begin. */
    public static void putRegionBegin(
            LongBuffer words, int position, long timeNanos, long threadTag, long taskId, int nameId, int depth) {
        int bytes = headBytes(threadTag, taskId);
        int flags = depth << DEPTH_SHIFT;
        putHead(words, position, bytes, EventRecord.REGION_BEGIN, flags, timeNanos, threadTag, taskId, nameId);
    }

    /** Writes a region's end. */
    public static void putRegionEnd(
            LongBuffer words,
            int position,
            long timeNanos,
            long threadTag,
            long taskId,
            int nameId,
            int depth,
            long startNanos) {
        int bytes = wordBytes(threadTag, taskId);
        int flags = depth << DEPTH_SHIFT;
        int at = putHead(words, position, bytes, EventRecord.REGION_END, flags, timeNanos, threadTag, taskId, nameId);
        Words.put(words, at, timeNanos - startNanos);
    }

    /**
     * Writes a log.
     *
     * @param textBytes the {@link Utf8#length} of the text
     */
    public static void putLog(
            ByteBuffer buffer,
            LongBuffer words,
            int position,
            long timeNanos,
            long threadTag,
            long taskId,
            String text,
            int textBytes) {
        int bytes = logBytes(threadTag, taskId, textBytes);
        int at = putHead(words, position, bytes, EventRecord.LOG, 0, timeNanos, threadTag, taskId, 0);
        buffer.putShort(at, (short) textBytes);
        Utf8.put(buffer, at + Short.BYTES, text, textBytes);
    }

    /** Writes a counter's value. */
    public static void putValue(
            LongBuffer words, int position, long timeNanos, long threadTag, long taskId, int nameId, long value) {
        int bytes = wordBytes(threadTag, taskId);
        int at = putHead(words, position, bytes, EventRecord.VALUE, 0, timeNanos, threadTag, taskId, nameId);
        Words.put(words, at, value);
    }

    /** Writes a mark. */
    public static void putMark(
            LongBuffer words, int position, long timeNanos, long threadTag, long taskId, int nameId) {
        int bytes = headBytes(threadTag, taskId);
        putHead(words, position, bytes, EventRecord.MARK, 0, timeNanos, threadTag, taskId, nameId);
    }

    /**
     * Writes that a thread began or ended.
     *
     * @param kind {@link EventRecord#THREAD_BEGIN} or {@link EventRecord#THREAD_END}
     */
    public static void putThread(LongBuffer words, int position, int kind, long timeNanos, long threadTag) {
        putHead(words, position, headBytes(threadTag, 0), kind, 0, timeNanos, threadTag, 0, 0);
    }

    /**
     * Decodes one event.
     *
     * @param buffer the ring's memory or a copy of it
     * @param position where the event begins
     * @param chunkThreadId the thread that filled the chunk, 0 when the events name their threads
     * @param into filled with the event
     * @return where the next event begins
     * @throws IllegalStateException when no event lies there
     */
    public static int decode(ByteBuffer buffer, int position, long chunkThreadId, EventRecord into) {
        long head = buffer.getLong(position + Long.BYTES);
        int next = position + ((int) (head >>> 4) & 0xFF) * Long.BYTES;
        int flags = (int) (head >>> 24) & 0xFF;
        int at = position + 2 * Long.BYTES;
        into.kind = (int) head & 0xF;
        into.timeNanos = buffer.getLong(position);
        into.nameId = (int) (head >>> 12) & (MAX_NAMES - 1);
        if (chunkThreadId != 0) {
            into.threadId = chunkThreadId;
        } else {
            into.threadId = buffer.getLong(at);
            at += Long.BYTES;
        }
        if ((flags & WIDE_TASK) == 0) {
            into.taskId = head >>> 32;
        } else {
            into.taskId = buffer.getLong(at);
            at += Long.BYTES;
        }
        if (next < at) {
            throw new IllegalStateException("no event at " + position + ": " + Long.toHexString(head));
        }
        decodePayload(buffer, at, flags, into);
        return next;
    }

    private static void decodePayload(ByteBuffer buffer, int at, int flags, EventRecord into) {
        switch (into.kind) {
            case EventRecord.TASK_BEGIN -> {
                into.parentId = (flags & BEGIN_HAS_PARENT) == 0 ? 0 : buffer.getLong(at);
                into.unlisted = (flags & BEGIN_UNLISTED) != 0;
                into.taskKind = flags >>> BEGIN_KIND_SHIFT;
            }
            case EventRecord.TASK_END -> TaskEndLayout.decode(buffer, at, flags, into);
            case EventRecord.REGION_BEGIN -> into.depth = (flags >>> DEPTH_SHIFT) & DEPTH_MASK;
            case EventRecord.REGION_END -> {
                into.depth = (flags >>> DEPTH_SHIFT) & DEPTH_MASK;
                into.startNanos = into.timeNanos - buffer.getLong(at);
            }
            case EventRecord.LOG -> {
                into.byteCount = buffer.getShort(at);
                buffer.get(at + Short.BYTES, into.bytes, 0, into.byteCount);
            }
            case EventRecord.VALUE -> into.value = buffer.getLong(at);
            case EventRecord.MARK, EventRecord.THREAD_BEGIN, EventRecord.THREAD_END -> {}
            default -> throw new IllegalStateException("no event of kind " + into.kind);
        }
    }

    /** Writes the words that every event begins with; answers where its payload goes. */
    static int putHead(
            LongBuffer words,
            int position,
            int bytes,
            int kind,
            int flags,
            long timeNanos,
            long threadTag,
            long taskId,
            int nameId) {
        boolean wide = taskId >>> 32 != 0;
        int count = bytes / Long.BYTES;
        int allFlags = wide ? flags | WIDE_TASK : flags;
        int low = kind | (count << 4) | (nameId << 12) | (allFlags << 24);
        Words.put(words, position, timeNanos);
        Words.put(words, position + Long.BYTES, (taskId << 32) | (low & 0xFFFF_FFFFL));
        int at = position + 2 * Long.BYTES;
        if (threadTag != 0) {
            Words.put(words, at, threadTag);
            at += Long.BYTES;
        }
        if (wide) {
            Words.put(words, at, taskId);
            at += Long.BYTES;
        }
        return at;
    }

    static int aligned(int bytes) {
        return (bytes + Long.BYTES - 1) & -Long.BYTES;
    }
}
