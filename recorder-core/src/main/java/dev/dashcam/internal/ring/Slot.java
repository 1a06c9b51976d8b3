/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.nio.ByteBuffer;

/**
 * A place to append events to: one chunk at a time, filled by one thread at a time. An owned slot belongs to one platform
 * thread for good, a shared one to whoever holds it.
 */
public final class Slot {

    /** The ring's memory, to write an event into, little-endian, at absolute positions. */
    public ByteBuffer buffer() {
        throw new IllegalStateException("to be built");
    }

    /** Whether several threads use it in turn, so that each event must name its thread. */
    public boolean isShared() {
        throw new IllegalStateException("to be built");
    }

    /**
     * Finds room for one event; takes a new chunk when the present one is full.
     *
     * @param bytes the event's size, a multiple of 8, at most {@link Ring#maxEventBytes()}
     * @param timeNanos the event's time
     * @return the position in {@link #buffer()}, divisible by 8, or -1 when there is no room: the loss is counted
     */
    public int reserve(int bytes, long timeNanos) {
        throw new IllegalStateException("to be built");
    }

    /** Publishes the event that was written at the reserved position: readers may see it from now on. */
    public void commit(int bytes, long timeNanos) {
        throw new IllegalStateException("to be built");
    }
}
