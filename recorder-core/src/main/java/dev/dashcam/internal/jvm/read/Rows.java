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
    private byte[] kinds = new byte[FIRST_ROOM];
    private long[] starts = new long[FIRST_ROOM];
    private long[] ends = new long[FIRST_ROOM];
    private long[] numbers = new long[FIRST_ROOM];
    private int[] threads = new int[FIRST_ROOM];
    private int[] otherThreads = new int[FIRST_ROOM];
    private int[] stacks = new int[FIRST_ROOM];
    private int[] texts = new int[FIRST_ROOM];
    private int[] details = new int[FIRST_ROOM];
    private int[] ports = new int[FIRST_ROOM];
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
            grow(Math.min(maxRows, 2 * size));
        }
        kinds[size] = (byte) row.kind.ordinal();
        starts[size] = row.start;
        ends[size] = Math.max(row.start, row.end);
        numbers[size] = row.number;
        threads[size] = row.thread;
        otherThreads[size] = row.otherThread;
        stacks[size] = row.stack;
        texts[size] = row.text;
        details[size] = row.detail;
        ports[size] = row.port;
        size++;
    }

    /** Makes room; false when all that is left must stay. */
    private boolean thin() {
        long longest = 0;
        for (int row = 0; row < size; row++) {
            longest = Math.max(longest, kind(row).isWait() ? ends[row] - starts[row] : 0);
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
                    : !kind.isWait() || ends[row] - starts[row] >= shortest;
            if (keep) {
                move(row, kept++);
            }
        }
        size = kept;
    }

    private void move(int from, int to) {
        kinds[to] = kinds[from];
        starts[to] = starts[from];
        ends[to] = ends[from];
        numbers[to] = numbers[from];
        threads[to] = threads[from];
        otherThreads[to] = otherThreads[from];
        stacks[to] = stacks[from];
        texts[to] = texts[from];
        details[to] = details[from];
        ports[to] = ports[from];
    }

    private void grow(int room) {
        kinds = Arrays.copyOf(kinds, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        numbers = Arrays.copyOf(numbers, room);
        threads = Arrays.copyOf(threads, room);
        otherThreads = Arrays.copyOf(otherThreads, room);
        stacks = Arrays.copyOf(stacks, room);
        texts = Arrays.copyOf(texts, room);
        details = Arrays.copyOf(details, room);
        ports = Arrays.copyOf(ports, room);
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
            starts[row] = clock.nanos(starts[row]);
            ends[row] = Math.max(starts[row], clock.nanos(ends[row]));
        }
    }

    RowKind kind(int row) {
        return RowKind.of(kinds[row]);
    }

    long start(int row) {
        return starts[row];
    }

    long end(int row) {
        return ends[row];
    }

    long number(int row) {
        return numbers[row];
    }

    int thread(int row) {
        return threads[row];
    }

    int otherThread(int row) {
        return otherThreads[row];
    }

    int stack(int row) {
        return stacks[row];
    }

    int text(int row) {
        return texts[row];
    }

    int detail(int row) {
        return details[row];
    }

    int port(int row) {
        return ports[row];
    }
}
