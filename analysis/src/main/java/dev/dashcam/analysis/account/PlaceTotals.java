/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.account;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.Arrays;

/** Time by place. Reusable; for one thread. */
public final class PlaceTotals implements Timeline.Parts {
    private static final int BYTES_PER_PLACE = Long.BYTES + 2 * Integer.BYTES;
    /** {@link Place#NOT_RECORDED} and {@link Place#OUTSIDE} come before the named places. */
    private static final int SHIFT = 2;

    private final HeapBudget budget;
    private long[] nanos = new long[0];
    private int[] times = new int[0];
    private int[] touched = new int[0];
    private int count;

    /** Nothing yet. */
    public PlaceTotals(HeapBudget budget) {
        this.budget = budget;
    }

    @Override
    public void part(int place, long fromNanos, long toNanos) {
        int cell = place + SHIFT;
        if (toNanos <= fromNanos) {
            return;
        }
        if (cell >= nanos.length) {
            grow(Math.max(cell + 1, Math.max(64, nanos.length * 2)));
        }
        if (nanos[cell] == 0) {
            touched[count++] = cell;
        }
        nanos[cell] += toNanos - fromNanos;
    }

    /** Forgets everything. */
    public void clear() {
        for (int i = 0; i < count; i++) {
            nanos[touched[i]] = 0;
            times[touched[i]] = 0;
        }
        count = 0;
    }

    /** Counts how often each place that has time was entered. */
    public void countTimes(Timeline timeline) {
        for (int i = 0; i < timeline.size(); i++) {
            int cell = timeline.place(i) + SHIFT;
            if (cell < nanos.length && nanos[cell] > 0) {
                times[cell]++;
            }
        }
    }

    /** How often a place was entered, as far as {@link #countTimes} has counted; once at least where it has time. */
    public int times(int place) {
        int cell = place + SHIFT;
        return cell < nanos.length && nanos[cell] > 0 ? Math.max(1, times[cell]) : 0;
    }

    /** How many places have time. */
    public int count() {
        return count;
    }

    /** One of the places that have time, from 0 to {@link #count()}. */
    public int place(int index) {
        return touched[index] - SHIFT;
    }

    /** The time in a place. */
    public long nanos(int place) {
        int cell = place + SHIFT;
        return cell < nanos.length ? nanos[cell] : 0;
    }

    private void grow(int length) {
        budget.take((long) length * BYTES_PER_PLACE);
        budget.giveBack((long) nanos.length * BYTES_PER_PLACE);
        nanos = Arrays.copyOf(nanos, length);
        times = Arrays.copyOf(times, length);
        touched = Arrays.copyOf(touched, length);
    }
}
