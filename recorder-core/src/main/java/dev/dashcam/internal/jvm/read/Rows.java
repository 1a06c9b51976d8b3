/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.Arrays;

/**
 * The rows in columns, at most so many. When there are too many the short waits go, then those twice as long, and so on, and
 * with each step every other sample: what is left still holds what took long. For one thread.
 */
final class Rows {
    /** What a row takes, with its two places in the order of time. */
    static final int BYTES_PER_ROW = 1 + 4 * Long.BYTES + 6 * Integer.BYTES + 2 * Long.BYTES;

    private static final int FIRST_ROOM = 1 << 10;

    private final int maxRows;
    private byte[] kinds = {};
    private final LongColumn starts = new LongColumn();
    private final LongColumn ends = new LongColumn();
    private final LongColumn numbers = new LongColumn();
    private final IntColumn threads = new IntColumn();
    private final IntColumn otherThreads = new IntColumn();
    private final IntColumn stacks = new IntColumn();
    private final IntColumn texts = new IntColumn();
    private final IntColumn details = new IntColumn();
    private final IntColumn ports = new IntColumn();
    private int size;
    private long leftOut;
    /** Waits shorter than this are left out; in the unit of the starts and ends. */
    private long shortest;

    Rows(int maxRows) {
        this.maxRows = maxRows;
    }

    void add(Row row) {
        boolean isShort = row.kind.isWait() && row.end - row.start < shortest;
        if (isShort || (size == maxRows && !thin())) {
            leftOut++;
            return;
        }
        if (size == kinds.length) {
            grow(Math.min(maxRows, Math.max(FIRST_ROOM, 2 * size)));
        }
        kinds[size] = (byte) row.kind.ordinal();
        starts.set(size, row.start);
        ends.set(size, Math.max(row.start, row.end));
        numbers.set(size, row.number);
        threads.set(size, row.thread);
        otherThreads.set(size, row.otherThread);
        stacks.set(size, row.stack);
        texts.set(size, row.text);
        details.set(size, row.detail);
        ports.set(size, row.port);
        size++;
    }

    /** Makes room; false when all that is left must stay. */
    private boolean thin() {
        long longest = 0;
        for (int row = 0; row < size; row++) {
            longest = Math.max(longest, kind(row).isWait() ? ends.get(row) - starts.get(row) : 0);
        }
        int before = size;
        while (size > maxRows / 2 && shortest <= Math.min(longest, Long.MAX_VALUE / 2)) {
            shortest = Math.max(1, shortest * 2);
            keepLong();
        }
        leftOut += before - size;
        return size < maxRows;
    }

    private void keepLong() {
        int kept = 0;
        int samples = 0;
        for (int row = 0; row < size; row++) {
            RowKind kind = kind(row);
            boolean keep = kind == RowKind.SAMPLE
                    ? (samples++ & 1) == 0
                    : !kind.isWait() || ends.get(row) - starts.get(row) >= shortest;
            if (keep) {
                move(row, kept++);
            }
        }
        size = kept;
    }

    private void move(int from, int to) {
        kinds[to] = kinds[from];
        starts.set(to, starts.get(from));
        ends.set(to, ends.get(from));
        numbers.set(to, numbers.get(from));
        threads.set(to, threads.get(from));
        otherThreads.set(to, otherThreads.get(from));
        stacks.set(to, stacks.get(from));
        texts.set(to, texts.get(from));
        details.set(to, details.get(from));
        ports.set(to, ports.get(from));
    }

    private void grow(int room) {
        kinds = Arrays.copyOf(kinds, room);
        starts.room(room);
        ends.room(room);
        numbers.room(room);
        threads.room(room);
        otherThreads.room(room);
        stacks.room(room);
        texts.room(room);
        details.room(room);
        ports.room(room);
    }

    int size() {
        return size;
    }

    /** How many were left out. */
    long leftOut() {
        return leftOut;
    }

    /** Waits shorter than this were left out, 0 when none were. */
    long shortest() {
        return shortest;
    }

    /** Puts starts and ends on another clock. */
    void convert(TickClock clock) {
        for (int row = 0; row < size; row++) {
            starts.set(row, clock.nanos(starts.get(row)));
            ends.set(row, Math.max(starts.get(row), clock.nanos(ends.get(row))));
        }
    }

    RowKind kind(int row) {
        return RowKind.of(kinds[row]);
    }

    long start(int row) {
        return starts.get(row);
    }

    long end(int row) {
        return ends.get(row);
    }

    long number(int row) {
        return numbers.get(row);
    }

    int thread(int row) {
        return threads.get(row);
    }

    int otherThread(int row) {
        return otherThreads.get(row);
    }

    int stack(int row) {
        return stacks.get(row);
    }

    int text(int row) {
        return texts.get(row);
    }

    int detail(int row) {
        return details.get(row);
    }

    int port(int row) {
        return ports.get(row);
    }
}
