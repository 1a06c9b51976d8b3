/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import java.io.IOException;

/**
 * Five columns of 64-bit values, one row an event. The columns of {@value #BLOCK_ROWS} rows lie together, so that they grow as
 * one and a pass over any of them touches memory in order.
 */
final class EventColumns {
    /** When it happened. */
    static final int TIME = 0;
    /** Kind, task kind, failure, depth and name, see {@link EventWord}. */
    static final int WORD = 1;
    /** The thread's position in {@link ThreadSpace}. */
    static final int THREAD = 2;
    /** The task's id. */
    static final int TASK = 3;
    /** What else the kind has: a value, a start, a parent or the position of more. */
    static final int DETAIL = 4;

    private static final int COLUMNS = 5;
    private static final int BLOCK_SHIFT = 12;
    private static final int BLOCK_ROWS = 1 << BLOCK_SHIFT;
    private static final long COLUMN_BYTES = (long) BLOCK_ROWS * Long.BYTES;
    private static final long BLOCK_BYTES = COLUMNS * COLUMN_BYTES;

    private final MappedSpace space;
    private long rows;

    EventColumns(MappedSpace space) {
        this.space = space;
    }

    long rows() {
        return rows;
    }

    void append(long time, long word, long thread, long task, long detail) throws IOException {
        if ((rows & (BLOCK_ROWS - 1)) == 0) {
            space.grow(BLOCK_BYTES);
        }
        long position = position(rows, TIME);
        space.set(position, time);
        space.set(position + WORD * COLUMN_BYTES, word);
        space.set(position + THREAD * COLUMN_BYTES, thread);
        space.set(position + TASK * COLUMN_BYTES, task);
        space.set(position + DETAIL * COLUMN_BYTES, detail);
        rows++;
    }

    long get(long row, int column) {
        return space.get(position(row, column));
    }

    private static long position(long row, int column) {
        return (row >>> BLOCK_SHIFT) * BLOCK_BYTES + column * COLUMN_BYTES + (row & (BLOCK_ROWS - 1)) * Long.BYTES;
    }
}
