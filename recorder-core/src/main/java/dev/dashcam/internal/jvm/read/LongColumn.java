/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.Arrays;

/**
 * Numbers by row, in blocks. One array would be so large that G1 treats it as humongous: where a heap is well filled, each of
 * those begins a marking of all of it, with its pauses. For one thread while it is filled.
 */
final class LongColumn {
    private static final int BLOCK_BITS = 12;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private long[][] blocks = {};

    /** Makes room for so many rows; those that are there stay. */
    void room(int rows) {
        int needed = (rows + BLOCK - 1) >>> BLOCK_BITS;
        int before = blocks.length;
        if (needed > before) {
            blocks = Arrays.copyOf(blocks, needed);
            for (int block = before; block < needed; block++) {
                blocks[block] = new long[BLOCK];
            }
        }
    }

    long get(int row) {
        return blocks[row >>> BLOCK_BITS][row & BLOCK - 1];
    }

    void set(int row, long value) {
        blocks[row >>> BLOCK_BITS][row & BLOCK - 1] = value;
    }
}
