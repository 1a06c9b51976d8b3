/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.util.Arrays;

/**
 * The regions that a thread has begun in this generation and not ended, newest last. Writer and reader keep the same, so that
 * an end says only which one it ends. Beyond {@value #MAX} the oldest is forgotten.
 */
final class OpenRegions {
    static final int MAX = 32;
    private static final int START = 4;

    private long[] starts = new long[START];
    private long[] tasks = new long[START];
    private int[] names = new int[START];
    private int[] depths = new int[START];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void push(int name, long task, long start, int depth) {
        if (size == starts.length) {
            makeRoom();
        }
        names[size] = name;
        tasks[size] = task;
        starts[size] = start;
        depths[size++] = depth;
    }

    /** How many are newer than the newest that is exactly this one; -1 when none is. */
    int find(int name, long task, long start, int depth) {
        for (int i = size - 1; i >= 0; i--) {
            if (starts[i] == start && names[i] == name && tasks[i] == task && depths[i] == depth) {
                return size - 1 - i;
            }
        }
        return -1;
    }

    /** Forgets the newest ones, down to and with the one that has this many newer ones, and returns its index. */
    int pop(int newer) {
        size -= newer + 1;
        return size;
    }

    int name(int index) {
        return names[index];
    }

    long task(int index) {
        return tasks[index];
    }

    long start(int index) {
        return starts[index];
    }

    int depth(int index) {
        return depths[index];
    }

    private void makeRoom() {
        if (size < MAX) {
            starts = Arrays.copyOf(starts, 2 * size);
            tasks = Arrays.copyOf(tasks, 2 * size);
            names = Arrays.copyOf(names, 2 * size);
            depths = Arrays.copyOf(depths, 2 * size);
            return;
        }
        size--;
        System.arraycopy(starts, 1, starts, 0, size);
        System.arraycopy(tasks, 1, tasks, 0, size);
        System.arraycopy(names, 1, names, 0, size);
        System.arraycopy(depths, 1, depths, 0, size);
    }
}
