/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.format;

import dev.dashcam.internal.columns.GenerationColumns;
import dev.dashcam.internal.columns.GenerationFacts;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.read.Generation.Loss;
import java.util.function.IntFunction;

/**
 * Encodes one generation after the other: {@link #begin}, what is open, then thread by thread its events in time order. Its
 * buffers are reused. For one thread.
 *
 * <p>What is beyond the limits of the format (4 million events, 260,000 threads, 64 MiB, an event hours away from the
 * generation's start) is left out and listed among the generation's losses as {@value #TOO_LARGE}.
 */
public final class GenerationEncoder {
    /** The reason under which a generation lists what did not fit into it. */
    public static final String TOO_LARGE = "generation-too-large";

    private final GenerationColumns columns;
    private long number = -1;

    /** An encoder that looks up the names behind the ids of the events it is given. */
    public GenerationEncoder(IntFunction<String> names) {
        columns = new GenerationColumns(names);
    }

    /** Begins a generation. */
    public void begin(GenerationHead head) {
        GenerationFacts facts = new GenerationFacts(
                head.number(),
                head.startNanos(),
                head.endNanos(),
                head.anchorNanos(),
                head.anchorEpochNanos(),
                head.completeFromNanos());
        number = head.number();
        columns.begin(facts);
        for (Loss loss : head.losses()) {
            columns.loss(loss.reason(), loss.count());
        }
    }

    /** Lists a task that was open when the generation began. */
    public void openTask(long id, long parentId, int taskKind, int nameId, long startNanos, long threadId) {
        columns.openTask(id, parentId, taskKind, nameId, startNanos, threadId);
    }

    /** Lists a region that was open when the generation began. */
    public void openRegion(int nameId, long taskId, long startNanos, long threadId, int depth) {
        columns.openRegion(nameId, taskId, startNanos, threadId, depth);
    }

    /** Says how many open tasks and regions are not listed. */
    public void unlistedOpen(long count) {
        columns.unlistedOpen(count);
    }

    /** Begins the events of one thread; each thread at most once in a generation. One without events leaves no trace. */
    public void thread(long threadId, String name) {
        columns.thread(threadId, name);
    }

    /** Adds an event of the present thread, not older than the one before. */
    public void event(EventRecord event) {
        columns.event(event);
    }

    /** How many events were added since {@link #begin}. */
    public long events() {
        return columns.events();
    }

    long number() {
        return number;
    }

    GenerationColumns columns() {
        return columns;
    }
}
