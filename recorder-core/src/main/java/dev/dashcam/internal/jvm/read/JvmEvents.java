/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.List;

/** The JVM's events in the order of time, a wait once as it begins and once as it ends. Does not change; safe for all threads. */
public final class JvmEvents {
    /** None. */
    public static final JvmEvents NONE = new JvmEvents(new Rows(0), new Texts(), new ThreadNumbers(), new Stacks());

    private static final int SIGNIFICANT_BITS = 63;

    private final Rows rows;
    private final Texts texts;
    private final ThreadNumbers threads;
    private final Stacks stacks;
    /** Row and, in the lowest bit, whether it is the end of it. */
    private final IntColumn order;

    private final int size;

    /** The events of these rows, whose times are nanoseconds. */
    JvmEvents(Rows rows, Texts texts, ThreadNumbers threads, Stacks stacks) {
        this.rows = rows;
        this.texts = texts;
        this.threads = threads;
        this.stacks = stacks;
        this.order = inOrder(rows);
        this.size = count(rows);
    }

    private static int count(Rows rows) {
        int count = rows.size();
        for (int row = 0; row < rows.size(); row++) {
            count += rows.kind(row).isWait() ? 1 : 0;
        }
        return count;
    }

    /** One number to sort by holds an event's time in its upper bits and which event it is in the lower ones. */
    private static IntColumn inOrder(Rows rows) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            first = Math.min(first, rows.start(row));
            last = Math.max(last, rows.end(row));
        }
        int count = count(rows);
        int numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * rows.size());
        int spanBits = count == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(last - first);
        int shift = Math.max(0, spanBits + numberBits - SIGNIFICANT_BITS);
        SortedBlocks keys = new SortedBlocks();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.kind(row).isWait()) {
                keys.add((rows.start(row) - first) >>> shift << numberBits | 2L * row);
            }
            keys.add((rows.end(row) - first) >>> shift << numberBits | 2L * row + 1);
        }
        IntColumn order = new IntColumn();
        order.room(count);
        long numberMask = (1L << numberBits) - 1;
        keys.inOrder((key, at) -> order.set(at, (int) (key & numberMask)));
        return order;
    }

    /** Bytes of memory that they take, about: without the texts and stacks they share. */
    public long heldBytes() {
        return (long) Rows.BYTES_PER_ROW * rows.size();
    }

    /** How many events there are. */
    public int size() {
        return size;
    }

    /** When an event happened. */
    public long timeNanos(int event) {
        return isEnd(event) ? rows.end(row(event)) : rows.start(row(event));
    }

    /** Whether it is an end, or happened at one instant; else it is the begin of a wait. */
    public boolean isEnd(int event) {
        return (order.get(event) & 1) == 1;
    }

    private int row(int event) {
        return order.get(event) >>> 1;
    }

    /** What kind of event it is. */
    public RowKind kind(int event) {
        return rows.kind(row(event));
    }

    /** When what it is about began. */
    public long startNanos(int event) {
        return rows.start(row(event));
    }

    /** The Java thread, 0 for none. */
    public long threadId(int event) {
        return threads.id(rows.thread(row(event)));
    }

    /** That thread's name. */
    public String threadName(int event) {
        return threads.name(rows.thread(row(event)));
    }

    /** The other thread that has to do with it, 0 for none. */
    public long otherThreadId(int event) {
        return threads.id(rows.otherThread(row(event)));
    }

    /** That thread's name. */
    public String otherThreadName(int event) {
        return threads.name(rows.otherThread(row(event)));
    }

    /** Where the thread was, the innermost frame first. */
    public List<StackTraceElement> stack(int event) {
        return stacks.frames(rows.stack(row(event)));
    }

    /** The class waited for, the host, the path, or the name of a value or range. */
    public String text(int event) {
        return texts.text(rows.text(row(event)));
    }

    /** The peer's address, or what the JVM calls a range. */
    public String detail(int event) {
        return texts.text(rows.detail(row(event)));
    }

    /** The address of the object waited for, the bytes, or the value. */
    public long number(int event) {
        return rows.number(row(event));
    }

    /** The peer's port. */
    public int port(int event) {
        return rows.port(row(event));
    }
}
