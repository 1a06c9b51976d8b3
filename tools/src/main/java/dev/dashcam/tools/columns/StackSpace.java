/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stacks, in the mapped space. One that comes again soon is stored once. */
final class StackSpace {
    private static final int TABLE_SIZE = 4096;
    private static final int FRAME_BYTES = 3 * Long.BYTES;

    private final MappedSpace space;
    private final TextSpace texts;
    private final @Nullable List<?>[] stored = new List<?>[TABLE_SIZE];
    private final long[] positions = new long[TABLE_SIZE];

    StackSpace(MappedSpace space, TextSpace texts) {
        this.space = space;
        this.texts = texts;
    }

    /** Stores a stack and answers its position. */
    long store(List<StackTraceElement> stack) throws IOException {
        if (stack.isEmpty()) {
            return TextSpace.NONE;
        }
        int hash = stack.hashCode();
        int place = (hash ^ hash >>> 16) & (TABLE_SIZE - 1);
        if (!stack.equals(stored[place])) {
            positions[place] = append(stack);
            stored[place] = stack;
        }
        return positions[place];
    }

    private long append(List<StackTraceElement> stack) throws IOException {
        // The texts come first: they go into the same space.
        long[] names = new long[2 * stack.size()];
        for (int i = 0; i < stack.size(); i++) {
            names[2 * i] = texts.store(stack.get(i).getClassName());
            names[2 * i + 1] = texts.store(stack.get(i).getMethodName());
        }
        long position = space.size();
        space.append(stack.size());
        for (int i = 0; i < stack.size(); i++) {
            space.append(names[2 * i]);
            space.append(names[2 * i + 1]);
            space.append(stack.get(i).getLineNumber());
        }
        return position;
    }

    /** The stack at a position that {@link #store} answered. */
    List<StackTraceElement> read(long position) {
        if (position == TextSpace.NONE) {
            return List.of();
        }
        StackTraceElement[] frames = new StackTraceElement[(int) space.get(position)];
        Arrays.setAll(frames, i -> frame(position + Long.BYTES + (long) i * FRAME_BYTES));
        return List.of(frames);
    }

    private StackTraceElement frame(long position) {
        return new StackTraceElement(
                texts.textOrEmpty(space.get(position)), texts.textOrEmpty(space.get(position + Long.BYTES)), null, (int)
                        space.get(position + 2 * Long.BYTES));
    }
}
