/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Threads, id and name together, each known by its position; the same thread seen again soon is stored once. */
final class ThreadSpace {
    private static final int TABLE_SIZE = 4096;

    private final MappedSpace space;
    private final TextSpace texts;
    private final long[] ids = new long[TABLE_SIZE];
    private final @Nullable String[] names = new String[TABLE_SIZE];
    private final long[] positions = new long[TABLE_SIZE];

    ThreadSpace(MappedSpace space, TextSpace texts) {
        this.space = space;
        this.texts = texts;
    }

    /** Stores a thread. */
    long store(long id, String name) throws IOException {
        int place = Long.hashCode(id) & (TABLE_SIZE - 1);
        if (ids[place] != id || !name.equals(names[place])) {
            long text = texts.store(name);
            positions[place] = space.size();
            space.append(id);
            space.append(text);
            ids[place] = id;
            names[place] = name;
        }
        return positions[place];
    }

    /** The id of the thread at a position that {@link #store} answered. */
    long id(long position) {
        return space.get(position);
    }

    /** The name of the thread at a position that {@link #store} answered. */
    String name(long position) {
        return texts.textOrEmpty(space.get(position + Long.BYTES));
    }
}
