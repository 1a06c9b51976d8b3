/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.format;

import dev.dashcam.internal.event.EventRecord;
import java.util.function.IntFunction;

/**
 * Encodes one generation after the other: {@link #begin}, what is open, then thread by thread its events in time order. Its
 * buffers are reused. For one thread.
 */
public final class GenerationEncoder {

    /** An encoder that looks up the names behind the ids of the events it is given. */
    public GenerationEncoder(IntFunction<String> names) {
        throw new IllegalStateException("to be built");
    }

    /** Begins a generation. */
    public void begin(GenerationHead head) {
        throw new IllegalStateException("to be built");
    }

    /** Lists a task that was open when the generation began. */
    public void openTask(long id, long parentId, int taskKind, int nameId, long startNanos, long threadId) {
        throw new IllegalStateException("to be built");
    }

    /** Lists a region that was open when the generation began. */
    public void openRegion(int nameId, long taskId, long startNanos, long threadId, int depth) {
        throw new IllegalStateException("to be built");
    }

    /** Says how many open tasks and regions are not listed. */
    public void unlistedOpen(long count) {
        throw new IllegalStateException("to be built");
    }

    /** Begins the events of one thread; each thread at most once in a generation. */
    public void thread(long threadId, String name) {
        throw new IllegalStateException("to be built");
    }

    /** Adds an event of the present thread, not older than the one before. */
    public void event(EventRecord event) {
        throw new IllegalStateException("to be built");
    }

    /** How many events were added since {@link #begin}. */
    public long events() {
        throw new IllegalStateException("to be built");
    }
}
