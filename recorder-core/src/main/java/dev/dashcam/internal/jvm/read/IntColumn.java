/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.Arrays;

/** As {@link LongColumn}, half as large. For one thread while it is filled. */
final class IntColumn {
    private static final int BLOCK_BITS = 13;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private int[][] blocks = {};

    /** Makes room for so many rows; those that are there stay. */
    void room(int rows) {
        int needed = (rows + BLOCK - 1) >>> BLOCK_BITS;
        int before = blocks.length;
        if (needed > before) {
            blocks = Arrays.copyOf(blocks, needed);
            for (int block = before; block < needed; block++) {
                blocks[block] = new int[BLOCK];
            }
        }
    }

    int get(int row) {
        return blocks[row >>> BLOCK_BITS][row & BLOCK - 1];
    }

    void set(int row, int value) {
        blocks[row >>> BLOCK_BITS][row & BLOCK - 1] = value;
    }
}
