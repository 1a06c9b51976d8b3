/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.util.Arrays;

/** Gives each key a code: 0, 1, 2, ... in the order in which the keys are first met. Allocates only to grow. */
final class CodeTable {
    private static final int START_CELLS = 256;

    private long[] keyOfCell = new long[START_CELLS];
    /** The code plus one; 0 in a free cell. */
    private int[] codeOfCell = new int[START_CELLS];

    private long[] keys = new long[START_CELLS / 2];
    private int size;

    int size() {
        return size;
    }

    /** The key that has this code. */
    long key(int code) {
        return keys[code];
    }

    void clear() {
        Arrays.fill(codeOfCell, 0);
        size = 0;
    }

    /** The key's code. A new one equals the {@link #size()} before. */
    int code(long key) {
        int cell = cell(key);
        while (codeOfCell[cell] != 0) {
            if (keyOfCell[cell] == key) {
                return codeOfCell[cell] - 1;
            }
            cell = (cell + 1) & (keyOfCell.length - 1);
        }
        if (size == keys.length) {
            grow();
            return code(key);
        }
        keyOfCell[cell] = key;
        keys[size++] = key;
        codeOfCell[cell] = size;
        return size - 1;
    }

    private int cell(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keyOfCell.length - 1);
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        keyOfCell = new long[2 * keyOfCell.length];
        codeOfCell = new int[keyOfCell.length];
        int known = size;
        size = 0;
        for (int i = 0; i < known; i++) {
            code(keys[i]);
        }
    }
}
