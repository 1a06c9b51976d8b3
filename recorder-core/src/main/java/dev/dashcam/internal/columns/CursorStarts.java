/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** Where each thread's events begin in the columns: what is left of a cursor while its thread has no event yet. */
final class CursorStarts {
    private static final int INTS = 4;
    private final int[] positions;
    private final long[] newestTasks;

    CursorStarts(int threads) {
        positions = new int[INTS * threads];
        newestTasks = new long[threads];
    }

    void save(int thread, ThreadCursor cursor) {
        int at = INTS * thread;
        positions[at] = cursor.tags;
        positions[at + 1] = cursor.numbers;
        positions[at + 2] = cursor.fixed;
        positions[at + 3] = cursor.text;
        newestTasks[thread] = cursor.state.newestTask;
    }

    void restore(int thread, ThreadCursor cursor) {
        int at = INTS * thread;
        cursor.tags = positions[at];
        cursor.numbers = positions[at + 1];
        cursor.fixed = positions[at + 2];
        cursor.text = positions[at + 3];
        cursor.state.clear();
        cursor.state.newestTask = newestTasks[thread];
    }
}
