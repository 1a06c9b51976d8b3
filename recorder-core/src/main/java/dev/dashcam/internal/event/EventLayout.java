/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import java.nio.ByteBuffer;

/** How an event lies in the ring. */
public final class EventLayout {
    private EventLayout() {}

    /**
     * Decodes one event.
     *
     * @param buffer the ring's memory or a copy of it
     * @param position where the event begins
     * @param chunkThreadId the thread that filled the chunk, 0 when the events name their threads
     * @param into filled with the event
     * @return where the next event begins
     */
    public static int decode(ByteBuffer buffer, int position, long chunkThreadId, EventRecord into) {
        throw new IllegalStateException("to be built");
    }
}
