/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.Arrays;

/** When all threads stood still: stretches without overlap, at most so many: when there are too many the short ones go. For one thread. */
final class Pauses {
    private static final int MAX_PAUSES = 1 << 14;
    private static final long FIRST_SHORTEST_NANOS = 10_000;

    private final HeapBudget budget;
    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int size;
    private long shortestNanos;
    private boolean merged = true;

    Pauses(HeapBudget budget) {
        this.budget = budget;
    }

    void add(long startNanos, long endNanos) {
        while (size == MAX_PAUSES) {
            merge();
            if (size == MAX_PAUSES) {
                shortestNanos = Math.max(FIRST_SHORTEST_NANOS, 2 * shortestNanos);
                keepLong();
            }
        }
        if (endNanos - startNanos <= shortestNanos) {
            return;
        }
        if (size == starts.length) {
            int room = Math.max(64, 2 * size);
            budget.take(2L * Long.BYTES * (room - size));
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
        }
        starts[size] = startNanos;
        ends[size++] = endNanos;
        merged = false;
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
    long shortestNanos() {
        return shortestNanos;
    }

    /** How long all stood still between two instants. */
    long overlap(long fromNanos, long toNanos) {
        merge();
        long nanos = 0;
        for (int i = first(fromNanos); i < size && starts[i] < toNanos; i++) {
            nanos += Math.max(0, Math.min(ends[i], toNanos) - Math.max(starts[i], fromNanos));
        }
        return nanos;
    }

    /** How often they stood still between two instants. */
    int count(long fromNanos, long toNanos) {
        merge();
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

    private void merge() {
        if (merged) {
            return;
        }
        // Ends come in order; a longer one may swallow those before it.
        int kept = 0;
        for (int i = 0; i < size; i++) {
            long start = starts[i];
            long end = ends[i];
            while (kept > 0 && ends[kept - 1] >= start) {
                start = Math.min(start, starts[--kept]);
                end = Math.max(end, ends[kept]);
            }
            starts[kept] = start;
            ends[kept++] = end;
        }
        size = kept;
        merged = true;
    }
}
