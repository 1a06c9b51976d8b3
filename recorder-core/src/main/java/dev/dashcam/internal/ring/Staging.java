/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.nio.ByteBuffer;

/** A copy of the ring's chunks, to be decoded in peace. For one thread. */
public final class Staging {

    /** A place for copies of a ring over this block of memory, which is at least as large as the ring's. */
    public Staging(RingMemory memory) {
        throw new IllegalStateException("to be built");
    }

    /** The copied bytes, little-endian. */
    public ByteBuffer buffer() {
        throw new IllegalStateException("to be built");
    }

    /** How many chunks were copied. */
    public int chunks() {
        throw new IllegalStateException("to be built");
    }

    /** The Java thread that filled a chunk, 0 for a shared one, whose events name their threads. */
    public long threadId(int chunk) {
        throw new IllegalStateException("to be built");
    }

    /** Where a chunk's first event begins in {@link #buffer()}. */
    public int begin(int chunk) {
        throw new IllegalStateException("to be built");
    }

    /** Where a chunk's last event ends. */
    public int end(int chunk) {
        throw new IllegalStateException("to be built");
    }

    /** The time of a chunk's first event. */
    public long firstNanos(int chunk) {
        throw new IllegalStateException("to be built");
    }

    /** The cutoff that was given to the copy. */
    public long cutoffNanos() {
        throw new IllegalStateException("to be built");
    }

    /** The instant from which the copy holds everything of all threads that was not dropped, up to the cutoff. */
    public long completeFromNanos() {
        throw new IllegalStateException("to be built");
    }
}
