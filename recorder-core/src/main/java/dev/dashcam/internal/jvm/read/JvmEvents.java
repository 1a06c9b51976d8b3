/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.Arrays;
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
    private final int[] order;

    /** The events of these rows, whose times are nanoseconds. */
    JvmEvents(Rows rows, Texts texts, ThreadNumbers threads, Stacks stacks) {
        this.rows = rows;
        this.texts = texts;
        this.threads = threads;
        this.stacks = stacks;
        this.order = inOrder(rows);
    }

    /** One number to sort by holds an event's time in its upper bits and which event it is in the lower ones. */
    private static int[] inOrder(Rows rows) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            first = Math.min(first, rows.start(row));
            last = Math.max(last, rows.end(row));
            count += rows.kind(row).isWait() ? 2 : 1;
        }
        int numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * rows.size());
        int spanBits = count == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(last - first);
        int shift = Math.max(0, spanBits + numberBits - SIGNIFICANT_BITS);
        long[] keys = new long[count];
        int at = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.kind(row).isWait()) {
                keys[at++] = (rows.start(row) - first) >>> shift << numberBits | 2L * row;
            }
            keys[at++] = (rows.end(row) - first) >>> shift << numberBits | 2L * row + 1;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) (keys[i] & (1L << numberBits) - 1);
        }
        return order;
    }

    /** How many events there are. */
    public int size() {
        return order.length;
    }

    /** When an event happened. */
    public long timeNanos(int event) {
        return isEnd(event) ? rows.end(row(event)) : rows.start(row(event));
    }

    /** Whether it is an end, or happened at one instant; else it is the begin of a wait. */
    public boolean isEnd(int event) {
        return (order[event] & 1) == 1;
    }

    private int row(int event) {
        return order[event] >>> 1;
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
