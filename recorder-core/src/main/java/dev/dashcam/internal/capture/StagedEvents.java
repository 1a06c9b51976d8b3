/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;

/** Copied chunks as a capture reads them: the ring's, or those a test made by hand. For one thread. */
interface StagedEvents {
    int chunks();

    /** The Java thread that filled a chunk, 0 for a shared one, whose events name their threads. */
    long threadId(int chunk);

    int begin(int chunk);

    int end(int chunk);

    /** The time of a chunk's first event. */
    long firstNanos(int chunk);

    /**
     * Decodes the event at a position.
     *
     * @param chunkThreadId {@link #threadId} of its chunk
     * @return where the next one begins
     */
    int decode(int position, long chunkThreadId, EventRecord into);
}
