/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import org.jspecify.annotations.Nullable;

/** The ring of chunks. */
public final class Ring {

    /** A ring over this block of memory. The chunk size follows the size of the block. */
    public Ring(RingMemory memory, Losses losses) {
        throw new IllegalStateException("to be built");
    }

    /** The memory it holds, in bytes. */
    public int capacityBytes() {
        throw new IllegalStateException("to be built");
    }

    /** The size of a chunk in bytes. */
    public int chunkBytes() {
        throw new IllegalStateException("to be built");
    }

    /** The largest event that fits, in bytes; at least 512. */
    public int maxEventBytes() {
        throw new IllegalStateException("to be built");
    }

    /**
     * Opens a slot for a platform thread.
     *
     * @return null when so many threads own one that more would cost the busy ones their window: use a shared one
     */
    public @Nullable Slot openSlot(long threadId) {
        throw new IllegalStateException("to be built");
    }

    /** Takes a slot back whose thread has ended, or is the caller: its chunk goes to the end of the ring. */
    public void closeSlot(Slot slot) {
        throw new IllegalStateException("to be built");
    }

    /** Lends a shared slot without waiting; the loss is not counted. The caller gives it back with {@link #release}. */
    public @Nullable Slot acquire() {
        throw new IllegalStateException("to be built");
    }

    /** Gives a shared slot back. */
    public void release(Slot slot) {
        throw new IllegalStateException("to be built");
    }

    /** The instant from which the ring still holds everything that was not dropped. Cheap; any thread. */
    public long completeFromNanos() {
        throw new IllegalStateException("to be built");
    }

    /** How many bytes of chunks were handed to writers since the start; grows with what is recorded. Any thread. */
    public long bytesHandedOut() {
        throw new IllegalStateException("to be built");
    }

    /**
     * Copies what the ring holds from an instant on, without stopping anybody.
     *
     * @param staging where to; what it held before is gone
     * @param fromNanos chunks whose last event is older may be left out
     * @param cutoffNanos the caller's clock reading before the call: events not older are not to be used, except ends
     */
    public void copyInto(Staging staging, long fromNanos, long cutoffNanos) {
        throw new IllegalStateException("to be built");
    }
}
