/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.Arrays;

/** Waits in columns, at most so many: when there are too many the short ones go. For one thread. */
final class Waits {
    private static final int MAX_WAITS = 1 << 16;
    private static final int BYTES_PER_WAIT = 4 * Long.BYTES + 3 * Integer.BYTES;

    private final HeapBudget budget;
    private long[] threads = new long[0];
    private long[] others = new long[0];
    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int[] objects = new int[0];
    private int[] sites = new int[0];
    private int[] locks = new int[0];
    private int size;
    private long shortestNanos;

    Waits(HeapBudget budget) {
        this.budget = budget;
    }

    void add(long threadId, long otherThreadId, long startNanos, long endNanos, int object, int site, int lock) {
        if (endNanos - startNanos < shortestNanos) {
            return;
        }
        while (size == MAX_WAITS) {
            shortestNanos = Math.max(1_000_000, 2 * shortestNanos);
            keepLong();
        }
        if (size == starts.length) {
            grow(Math.max(256, 2 * size));
        }
        set(size++, threadId, otherThreadId, startNanos, endNanos, object, site, lock);
    }

    private void set(int at, long thread, long other, long start, long end, int object, int site, int lock) {
        threads[at] = thread;
        others[at] = other;
        starts[at] = start;
        ends[at] = end;
        objects[at] = object;
        sites[at] = site;
        locks[at] = lock;
    }

    private void keepLong() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (ends[i] - starts[i] >= shortestNanos) {
                set(kept++, threads[i], others[i], starts[i], ends[i], objects[i], sites[i], locks[i]);
            }
        }
        size = kept;
    }

    private void grow(int room) {
        budget.take((long) BYTES_PER_WAIT * (room - starts.length));
        threads = Arrays.copyOf(threads, room);
        others = Arrays.copyOf(others, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        objects = Arrays.copyOf(objects, room);
        sites = Arrays.copyOf(sites, room);
        locks = Arrays.copyOf(locks, room);
    }

    int size() {
        return size;
    }

    /** Waits shorter than this were left out, 0 when none were. */
    long shortestNanos() {
        return shortestNanos;
    }

    long threadId(int wait) {
        return threads[wait];
    }

    /** Of a monitor: who released it last before; 0 when not known. */
    long otherThreadId(int wait) {
        return others[wait];
    }

    long startNanos(int wait) {
        return starts[wait];
    }

    long endNanos(int wait) {
        return ends[wait];
    }

    long nanos(int wait) {
        return ends[wait] - starts[wait];
    }

    int object(int wait) {
        return objects[wait];
    }

    int site(int wait) {
        return sites[wait];
    }

    /** The lock, or the monitor that {@code Object.wait} gave up; the same number for the same one, 0 when there is none or it is not known. */
    int lock(int wait) {
        return locks[wait];
    }

    /** How much of a wait lies between two instants. */
    long overlapNanos(int wait, long fromNanos, long toNanos) {
        return Math.max(0, Math.min(ends[wait], toNanos) - Math.max(starts[wait], fromNanos));
    }
}
