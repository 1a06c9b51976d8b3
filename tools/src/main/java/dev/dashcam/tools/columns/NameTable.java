/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import java.io.IOException;
import java.util.Arrays;

/** Where the texts of the names of tasks, regions, counters and marks are, by the number the reader gave them. */
final class NameTable {
    /** The most names; a recording's own limit is far below. */
    private static final int MAX_NAMES = 1 << 20;

    private final TextSpace texts;
    private long[] positions = new long[1024];

    NameTable(TextSpace texts) {
        this.texts = texts;
        Arrays.fill(positions, TextSpace.NONE);
    }

    /** Remembers a name the first time it is seen. */
    void store(int id, String name) throws IOException {
        if (id < 0 || id >= MAX_NAMES) {
            return;
        }
        if (id >= positions.length) {
            int known = positions.length;
            positions = Arrays.copyOf(positions, Math.max(id + 1, known * 2));
            Arrays.fill(positions, known, positions.length, TextSpace.NONE);
        }
        if (positions[id] == TextSpace.NONE) {
            positions[id] = texts.store(name);
        }
    }

    /** The name with this number, empty for one that is not known. */
    String name(int id) {
        return id < 0 || id >= positions.length ? "" : texts.textOrEmpty(positions[id]);
    }
}
