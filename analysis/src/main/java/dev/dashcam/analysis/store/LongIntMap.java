/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.store;

/** A map from numbers other than 0 to numbers from 0, open-addressed, that forgets without leaving marks. For one thread. */
public final class LongIntMap {
    /** What {@link #get} answers for a key that is not there. */
    public static final int ABSENT = -1;

    private static final int BYTES_PER_CELL = Long.BYTES + Integer.BYTES;

    private final HeapBudget budget;
    private long[] keys;
    private int[] values;
    private int size;

    /** An empty map that grows at the expense of the budget. */
    public LongIntMap(HeapBudget budget) {
        this.budget = budget;
        budget.take(64 * BYTES_PER_CELL);
        keys = new long[64];
        values = new int[64];
    }

    /** The value of the key, {@link #ABSENT} when there is none. */
    public int get(long key) {
        int mask = keys.length - 1;
        for (int cell = home(key, mask); ; cell = (cell + 1) & mask) {
            long found = keys[cell];
            if (found == key && key != 0) {
                return values[cell];
            }
            if (found == 0) {
                return ABSENT;
            }
        }
    }

    /** Sets the value of a key. */
    public void put(long key, int value) {
        if (key == 0 || value < 0) {
            throw new IllegalArgumentException("key " + key + ", value " + value);
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        insert(key, value);
    }

    /** Forgets a key and answers the value it had, {@link #ABSENT} when it had none. */
    public int remove(long key) {
        int mask = keys.length - 1;
        int cell = home(key, mask);
        while (keys[cell] != key || key == 0) {
            if (keys[cell] == 0) {
                return ABSENT;
            }
            cell = (cell + 1) & mask;
        }
        final int value = values[cell];
        size--;
        close(cell, mask);
        return value;
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** Moves later cells of the same run back, so that no search stops at the gap too early. */
    private void close(int gap, int mask) {
        int hole = gap;
        for (int cell = (hole + 1) & mask; keys[cell] != 0; cell = (cell + 1) & mask) {
            int distance = (cell - home(keys[cell], mask)) & mask;
            if (distance >= ((cell - hole) & mask)) {
                keys[hole] = keys[cell];
                values[hole] = values[cell];
                hole = cell;
            }
        }
        keys[hole] = 0;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        budget.take(2L * oldKeys.length * BYTES_PER_CELL);
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        size = 0;
        for (int cell = 0; cell < oldKeys.length; cell++) {
            if (oldKeys[cell] != 0) {
                insert(oldKeys[cell], oldValues[cell]);
            }
        }
        budget.giveBack((long) oldKeys.length * BYTES_PER_CELL);
    }

    private void insert(long key, int value) {
        int mask = keys.length - 1;
        int cell = home(key, mask);
        while (keys[cell] != 0 && keys[cell] != key) {
            cell = (cell + 1) & mask;
        }
        if (keys[cell] == 0) {
            keys[cell] = key;
            size++;
        }
        values[cell] = value;
    }

    private static int home(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32)) & mask;
    }
}
