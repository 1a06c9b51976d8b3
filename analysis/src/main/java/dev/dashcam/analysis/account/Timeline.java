/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.account;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.Arrays;

/**
 * The stretches of one task, divided so that each instant counts once: for the innermost stretch on the thread the task
 * began on, and where there is none, for the one begun last on another thread. Reusable; for one thread.
 */
public final class Timeline {
    private static final int BYTES_PER_STRETCH = 2 * Long.BYTES + 4 * Integer.BYTES;
    private static final int MAIN_THREAD = 1 << 30;

    private final HeapBudget budget;
    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int[] places = new int[0];
    /** Higher counts before lower: on the main thread or not, then how deep. */
    private int[] ranks = new int[0];

    private int[] order = new int[0];
    private int[] heap = new int[0];
    private int heapSize;
    private int size;

    /** An empty one. */
    public Timeline(HeapBudget budget) {
        this.budget = budget;
    }

    /** Where the parts go. */
    @FunctionalInterface
    public interface Parts {
        /** From here to there the task was in this place. Parts come in time order and leave no gap. */
        void part(int place, long fromNanos, long toNanos);
    }

    /** Forgets the stretches. */
    public void clear() {
        size = 0;
    }

    /** How many stretches there are. */
    public int size() {
        return size;
    }

    /**
     * Adds a stretch.
     *
     * @param place a region or child task
     * @param depth how many regions were open around it on its thread
     * @param mainThread whether it was on the thread the task began on
     */
    public void add(int place, long startNanos, long endNanos, int depth, boolean mainThread) {
        if (size == starts.length) {
            grow(Math.max(16, size * 2));
        }
        starts[size] = startNanos;
        ends[size] = endNanos;
        places[size] = place;
        ranks[size] = Math.min(depth, MAIN_THREAD - 1) | (mainThread ? MAIN_THREAD : 0);
        size++;
    }

    /** Forgets the stretches that are shorter than this. */
    public void keepAtLeast(long nanos) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (ends[i] - starts[i] >= nanos) {
                starts[kept] = starts[i];
                ends[kept] = ends[i];
                places[kept] = places[i];
                ranks[kept] = ranks[i];
                kept++;
            }
        }
        size = kept;
    }

    /** When a stretch began. */
    public long startNanos(int index) {
        return starts[index];
    }

    /** When a stretch ended. */
    public long endNanos(int index) {
        return ends[index];
    }

    /** The place of a stretch. */
    public int place(int index) {
        return places[index];
    }

    /** The place directly around a stretch on the main thread, {@link Place#OUTSIDE} when there is none. */
    public int around(int index) {
        int best = -1;
        for (int i = 0; i < size; i++) {
            boolean encloses = i != index
                    && (ranks[i] & MAIN_THREAD) == (ranks[index] & MAIN_THREAD)
                    && starts[i] <= starts[index]
                    && ends[i] >= ends[index]
                    && ranks[i] < ranks[index];
            if (encloses && (best < 0 || ranks[i] > ranks[best])) {
                best = i;
            }
        }
        return best < 0 ? Place.OUTSIDE : places[best];
    }

    /**
     * Divides a span of time.
     *
     * @param completeFromNanos before it, time in no known stretch counts as {@link Place#NOT_RECORDED}
     */
    public void divide(long fromNanos, long toNanos, long completeFromNanos, Parts into) {
        sortByStart();
        heapSize = 0;
        int next = 0;
        long time = fromNanos;
        while (time < toNanos) {
            while (next < size && starts[order[next]] <= time) {
                push(order[next++]);
            }
            while (heapSize > 0 && ends[heap[0]] <= time) {
                pop();
            }
            long until = next < size ? Math.min(starts[order[next]], toNanos) : toNanos;
            if (heapSize > 0) {
                until = Math.min(until, ends[heap[0]]);
                into.part(places[heap[0]], time, until);
            } else if (time < completeFromNanos) {
                until = Math.min(until, completeFromNanos);
                into.part(Place.NOT_RECORDED, time, until);
            } else {
                into.part(Place.OUTSIDE, time, until);
            }
            time = until;
        }
    }

    private boolean isBefore(int left, int right) {
        boolean leftMain = ranks[left] >= MAIN_THREAD;
        if (leftMain != ranks[right] >= MAIN_THREAD) {
            return leftMain;
        }
        if (starts[left] != starts[right]) {
            return starts[left] > starts[right];
        }
        return ranks[left] > ranks[right];
    }

    private void push(int stretch) {
        int hole = heapSize++;
        while (hole > 0 && isBefore(stretch, heap[(hole - 1) >> 1])) {
            heap[hole] = heap[(hole - 1) >> 1];
            hole = (hole - 1) >> 1;
        }
        heap[hole] = stretch;
    }

    private void pop() {
        int last = heap[--heapSize];
        int hole = 0;
        for (int child = 1; child < heapSize; child = 2 * hole + 1) {
            if (child + 1 < heapSize && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], last)) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = last;
    }

    /** A merge sort from the bottom: the stretches of a task can be many, and come almost in order of their ends. */
    private void sortByStart() {
        int[] from = order;
        int[] to = heap;
        for (int i = 0; i < size; i++) {
            from[i] = i;
        }
        for (int width = 1; width < size; width *= 2) {
            for (int low = 0; low < size; low += 2 * width) {
                merge(from, to, low, Math.min(low + width, size), Math.min(low + 2 * width, size));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        order = from;
        heap = to;
    }

    private void merge(int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int at = low; at < high; at++) {
            boolean takeLeft = left < middle && (right >= high || starts[from[left]] <= starts[from[right]]);
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }

    private void grow(int length) {
        budget.take((long) length * BYTES_PER_STRETCH);
        budget.giveBack((long) starts.length * BYTES_PER_STRETCH);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        places = Arrays.copyOf(places, length);
        ranks = Arrays.copyOf(ranks, length);
        order = Arrays.copyOf(order, length);
        heap = Arrays.copyOf(heap, length);
    }
}
