/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.nio.ByteBuffer;

/** One block of memory outside the heap that does not eat the application's direct-memory limit. */
public final class RingMemory implements AutoCloseable {
    private final ByteBuffer buffer;
    private final String origin;

    RingMemory(ByteBuffer buffer, String origin) {
        this.buffer = buffer;
        this.origin = origin;
    }

    /**
     * Takes a block of this size, little-endian and zeroed.
     *
     * @throws java.io.IOException when none of the ways is open on this machine; the message says what was tried
     */
    public static RingMemory allocate(int bytes) throws java.io.IOException {
        throw new java.io.IOException("to be built: " + bytes);
    }

    /** The block. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Where it comes from: {@code arena}, {@code direct buffer} or {@code mapped file}. */
    public String origin() {
        return origin;
    }

    /** Forgets the block; it is freed when nothing refers to it any longer. */
    @Override
    public void close() {}
}
