/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sorts numbers block by block and then merges the blocks, for the reason that {@link LongColumn} has blocks. For one thread. */
final class SortedBlocks {
    private static final int BLOCK = 1 << 15;

    private final List<long[]> blocks = new ArrayList<>();
    private int inLast = BLOCK;

    void add(long number) {
        if (inLast == BLOCK) {
            blocks.add(new long[BLOCK]);
            inLast = 0;
        }
        blocks.get(blocks.size() - 1)[inLast++] = number;
    }

    /** Hands all numbers out, the smallest first; to be called once. */
    void inOrder(Sorted sorted) {
        int[] next = new int[blocks.size()];
        int[] end = new int[blocks.size()];
        int count = 0;
        for (int block = 0; block < next.length; block++) {
            end[block] = block == next.length - 1 ? inLast : BLOCK;
            count += end[block];
            Arrays.sort(blocks.get(block), 0, end[block]);
        }
        for (int at = 0; at < count; at++) {
            int least = -1;
            for (int block = 0; block < next.length; block++) {
                if (next[block] < end[block] && (least < 0 || number(block, next) < number(least, next))) {
                    least = block;
                }
            }
            sorted.next(number(least, next), at);
            next[least]++;
        }
    }

    private long number(int block, int[] next) {
        return blocks.get(block)[next[block]];
    }

    /** Takes the numbers in their order. */
    interface Sorted {
        void next(long number, int at);
    }
}
