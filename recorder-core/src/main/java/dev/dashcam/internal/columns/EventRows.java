/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.util.Arrays;

/**
 * The events of a generation as they were decoded, in the order of the columns: three words each.
 *
 * <pre>
 * word 0    bits 0-31 a region's depth or a task's kind, 32-59 the name, 60-63 the kind of event
 * word 1    the task
 * word 2    task begin: the parent; region begin: its time; region end: its start; value: the value;
 *           log: bits 0-31 length of the text, 32-63 where it begins; task end: its number among the task ends
 * </pre>
 *
 * <p>Of a task's end, five more: start, parent, flags, and where the rest of it lies in the columns. The memory is kept from
 * one generation to the next.
 */
final class EventRows {
    private static final int WORDS = 3;
    private static final int END_WORDS = 5;
    private static final int START_ENDS = 64;
    private static final long[] NONE = {};

    private static final int KIND_SHIFT = 60;
    private static final int NAME_SHIFT = 32;
    private static final int NAME_MASK = 0xFFF_FFFF;
    private static final long LOW_MASK = 0xFFFF_FFFFL;

    private long[] words = NONE;
    private long[] ends = new long[START_ENDS * END_WORDS];
    private int endCount;
    private long maxEndBytes;

    /** Bytes of memory that this many events take, beside their task ends. */
    static long bytes(int events) {
        return (long) WORDS * Long.BYTES * events;
    }

    /** Bytes of memory that it holds. */
    long heldBytes() {
        return (long) Long.BYTES * (words.length + ends.length);
    }

    /** Makes room for a generation's events, and forgets the last one's. */
    void begin(int events, long bytesForEnds) {
        if (words.length < WORDS * events) {
            words = NONE; // the old ones may go before there are new ones
            words = new long[WORDS * events];
        }
        endCount = 0;
        maxEndBytes = bytesForEnds;
    }

    static long head(int kind, int name, int low) {
        return (long) kind << KIND_SHIFT | (long) (name & NAME_MASK) << NAME_SHIFT | (low & LOW_MASK);
    }

    static int kind(long head) {
        return (int) (head >>> KIND_SHIFT);
    }

    static int name(long head) {
        return (int) (head >>> NAME_SHIFT) & NAME_MASK;
    }

    static int low(long head) {
        return (int) head;
    }

    /** The head of another kind of event that has the rest in common. */
    static long withKind(int kind, long head) {
        return (long) kind << KIND_SHIFT | (head & ~(-1L << KIND_SHIFT));
    }

    void set(int event, long head, long task, long value) {
        int at = WORDS * event;
        words[at] = head;
        words[at + 1] = task;
        words[at + 2] = value;
    }

    long head(int event) {
        return words[WORDS * event];
    }

    long task(int event) {
        return words[WORDS * event + 1];
    }

    long value(int event) {
        return words[WORDS * event + 2];
    }

    /** Adds a task's end, the rest of which begins where the cursor is. */
    int addEnd(long startNanos, long parentId, int flags, ColumnCursor rest) throws DamagedException {
        int at = END_WORDS * endCount;
        if (at == ends.length) {
            long bytes = 2L * ends.length * Long.BYTES;
            if (bytes > maxEndBytes) {
                throw new TooLargeException("its task ends", bytes, maxEndBytes);
            }
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[at] = startNanos;
        ends[at + 1] = parentId;
        ends[at + 2] = flags;
        ends[at + 3] = (long) rest.tags << Integer.SIZE | rest.numbers;
        ends[at + 4] = (long) rest.fixed << Integer.SIZE | rest.text;
        return endCount++;
    }

    long startNanos(int end) {
        return ends[END_WORDS * end];
    }

    long parentId(int end) {
        return ends[END_WORDS * end + 1];
    }

    int flags(int end) {
        return (int) ends[END_WORDS * end + 2];
    }

    /** Moves a cursor to the rest of a task's end. */
    void rest(int end, ColumnCursor cursor) {
        int at = END_WORDS * end;
        cursor.tags = (int) (ends[at + 3] >>> Integer.SIZE);
        cursor.numbers = (int) ends[at + 3];
        cursor.fixed = (int) (ends[at + 4] >>> Integer.SIZE);
        cursor.text = (int) ends[at + 4];
    }
}
