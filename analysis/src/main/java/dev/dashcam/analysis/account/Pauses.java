/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.account;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.Arrays;

/** When all threads stood still: stretches without overlap, at most so many: when there are too many the short ones go. For one thread. */
public final class Pauses {
    private static final int MAX_PAUSES = 1 << 14;
    private static final long FIRST_SHORTEST_NANOS = 10_000;

    private final HeapBudget budget;
    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int size;
    private long shortestNanos;

    /** None yet. */
    public Pauses(HeapBudget budget) {
        this.budget = budget;
    }

    /** Adds one, in order of their ends. */
    public void add(long startNanos, long endNanos) {
        while (size == MAX_PAUSES) {
            shortestNanos = Math.max(FIRST_SHORTEST_NANOS, 2 * shortestNanos);
            keepLong();
        }
        if (endNanos - startNanos <= shortestNanos) {
            return;
        }
        long start = startNanos;
        long end = endNanos;
        // A longer one may swallow those before it.
        while (size > 0 && ends[size - 1] >= start) {
            start = Math.min(start, starts[--size]);
            end = Math.max(end, ends[size]);
        }
        if (size == starts.length) {
            int room = Math.max(64, 2 * size);
            budget.take(2L * Long.BYTES * (room - size));
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    private void keepLong() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (ends[i] - starts[i] > shortestNanos) {
                starts[kept] = starts[i];
                ends[kept++] = ends[i];
            }
        }
        size = kept;
    }

    /** Pauses no longer than this were left out, 0 when none were. */
    public long shortestNanos() {
        return shortestNanos;
    }

    /** How long all stood still between two instants. */
    public long overlap(long fromNanos, long toNanos) {
        long nanos = 0;
        for (int i = first(fromNanos); i < size && starts[i] < toNanos; i++) {
            nanos += Math.max(0, Math.min(ends[i], toNanos) - Math.max(starts[i], fromNanos));
        }
        return nanos;
    }

    /** How often they stood still between two instants. */
    public int count(long fromNanos, long toNanos) {
        int count = 0;
        for (int i = first(fromNanos); i < size && starts[i] < toNanos; i++) {
            count++;
        }
        return count;
    }

    private int first(long fromNanos) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= fromNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
