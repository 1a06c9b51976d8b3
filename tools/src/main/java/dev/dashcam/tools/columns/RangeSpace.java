/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.TraceEvent;
import java.io.IOException;
import java.util.List;

/** What the JVM did for a while, in the mapped space. */
final class RangeSpace {
    private static final int START = 8;
    private static final int PAUSE = 16;
    private static final int STACK = 24;

    private final MappedSpace space;
    private final TextSpace texts;
    private final StackSpace stacks;

    RangeSpace(MappedSpace space, TextSpace texts, StackSpace stacks) {
        this.space = space;
        this.texts = texts;
        this.stacks = stacks;
    }

    /** Stores a range and answers its position. */
    long store(TraceEvent event) throws IOException {
        long text = texts.store(event.text());
        long stack = stacks.store(event.stack());
        long position = space.size();
        space.append(text);
        space.append(event.startNanos());
        space.append(event.isPause() ? 1 : 0);
        space.append(stack);
        return position;
    }

    String text(long position) {
        return texts.textOrEmpty(space.get(position));
    }

    long startNanos(long position) {
        return space.get(position + START);
    }

    boolean isPause(long position) {
        return space.get(position + PAUSE) == 1;
    }

    List<StackTraceElement> stack(long position) {
        return stacks.read(space.get(position + STACK));
    }
}
