/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.account;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.Arrays;

/**
 * The stretches of all tasks that are open, as a list per owner in cells that are used again. Bounded: an owner that finds
 * no room is {@linkplain #isIncomplete marked}. For one thread.
 */
public final class StretchPool {
    private static final int MAX_STRETCHES = 1 << 17;
    private static final int MAX_PER_OWNER = 1 << 12;
    private static final int BYTES_PER_STRETCH = 2 * Long.BYTES + 3 * Integer.BYTES;
    private static final int BYTES_PER_OWNER = 2 * Integer.BYTES;
    private static final int NONE = -1;
    private static final int INCOMPLETE = -1;

    private final HeapBudget budget;
    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int[] places = new int[0];
    /** The depth, negated and less one when it is not on the task's first thread. */
    private int[] depths = new int[0];

    private int[] nexts = new int[0];
    private int[] headByOwner = new int[0];
    private int[] countByOwner = new int[0];
    private int used;
    private int free = NONE;

    /** An empty one. */
    public StretchPool(HeapBudget budget) {
        this.budget = budget;
    }

    /** Adds a stretch to those of an owner, as {@link Timeline#add} takes it. */
    public void add(int owner, int place, long startNanos, long endNanos, int depth, boolean mainThread) {
        if (owner >= headByOwner.length) {
            growOwners(Math.max(owner + 1, headByOwner.length * 2));
        }
        if (countByOwner[owner] == INCOMPLETE) {
            return;
        }
        int cell = countByOwner[owner] < MAX_PER_OWNER ? take() : NONE;
        if (cell == NONE) {
            release(owner);
            countByOwner[owner] = INCOMPLETE;
            return;
        }
        starts[cell] = startNanos;
        ends[cell] = endNanos;
        places[cell] = place;
        depths[cell] = mainThread ? depth : -1 - depth;
        nexts[cell] = headByOwner[owner];
        headByOwner[owner] = cell;
        countByOwner[owner]++;
    }

    /** Whether an owner had more stretches than there was room for; it has none now. */
    public boolean isIncomplete(int owner) {
        return owner < countByOwner.length && countByOwner[owner] == INCOMPLETE;
    }

    /** Copies the stretches of an owner. */
    public void copy(int owner, Timeline into) {
        int cell = owner < headByOwner.length ? headByOwner[owner] : NONE;
        for (; cell != NONE; cell = nexts[cell]) {
            boolean main = depths[cell] >= 0;
            into.add(places[cell], starts[cell], ends[cell], main ? depths[cell] : -1 - depths[cell], main);
        }
    }

    /** Forgets the stretches of an owner. */
    public void release(int owner) {
        if (owner >= headByOwner.length) {
            return;
        }
        int cell = headByOwner[owner];
        while (cell != NONE) {
            int next = nexts[cell];
            nexts[cell] = free;
            free = cell;
            cell = next;
        }
        headByOwner[owner] = NONE;
        countByOwner[owner] = 0;
    }

    private int take() {
        if (free != NONE) {
            int cell = free;
            free = nexts[cell];
            return cell;
        }
        if (used == starts.length) {
            if (used >= MAX_STRETCHES) {
                return NONE;
            }
            grow(Math.max(256, used * 2));
        }
        return used++;
    }

    private void grow(int length) {
        budget.take((long) length * BYTES_PER_STRETCH);
        budget.giveBack((long) starts.length * BYTES_PER_STRETCH);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        places = Arrays.copyOf(places, length);
        depths = Arrays.copyOf(depths, length);
        nexts = Arrays.copyOf(nexts, length);
    }

    private void growOwners(int length) {
        int old = headByOwner.length;
        budget.take((long) length * BYTES_PER_OWNER);
        budget.giveBack((long) old * BYTES_PER_OWNER);
        headByOwner = Arrays.copyOf(headByOwner, length);
        countByOwner = Arrays.copyOf(countByOwner, length);
        Arrays.fill(headByOwner, old, length, NONE);
    }
}
