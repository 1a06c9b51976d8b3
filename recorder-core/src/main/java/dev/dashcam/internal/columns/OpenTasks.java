/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.util.Arrays;

/**
 * The tasks that were begun on a thread in this generation and not ended there, newest last. Writer and reader keep the same,
 * so that an end says only which one it ends. They need not end in the order of a stack. Beyond {@value #MAX} the oldest is
 * forgotten.
 */
final class OpenTasks {
    static final int MAX = 16;
    private static final int START = 2;

    private long[] ids = new long[START];
    private long[] parents = new long[START];
    private long[] starts = new long[START];
    private int[] names = new int[START];
    private int[] kinds = new int[START];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void push(long id, long parent, int kind, int name, long start) {
        if (size == MAX) {
            remove(0);
        } else if (size == ids.length) {
            grow();
        }
        ids[size] = id;
        parents[size] = parent;
        kinds[size] = kind;
        names[size] = name;
        starts[size++] = start;
    }

    /** How many are newer than the newest that is exactly this one; -1 when none is. */
    int find(long id, long parent, int kind, int name, long start) {
        for (int i = size - 1; i >= 0; i--) {
            if (ids[i] == id && starts[i] == start && names[i] == name && parents[i] == parent && kinds[i] == kind) {
                return size - 1 - i;
            }
        }
        return -1;
    }

    void remove(int index) {
        size--;
        int moved = size - index;
        if (moved > 0) {
            System.arraycopy(ids, index + 1, ids, index, moved);
            System.arraycopy(parents, index + 1, parents, index, moved);
            System.arraycopy(starts, index + 1, starts, index, moved);
            System.arraycopy(names, index + 1, names, index, moved);
            System.arraycopy(kinds, index + 1, kinds, index, moved);
        }
    }

    long id(int index) {
        return ids[index];
    }

    long parent(int index) {
        return parents[index];
    }

    long start(int index) {
        return starts[index];
    }

    int name(int index) {
        return names[index];
    }

    int kind(int index) {
        return kinds[index];
    }

    private void grow() {
        ids = Arrays.copyOf(ids, 2 * size);
        parents = Arrays.copyOf(parents, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size);
        names = Arrays.copyOf(names, 2 * size);
        kinds = Arrays.copyOf(kinds, 2 * size);
    }
}
