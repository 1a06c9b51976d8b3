/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

/**
 * How a block is divided.
 *
 * @param chunkBytes the size of a chunk
 * @param chunks how many there are
 * @param ownedSlots how many threads may own a slot
 * @param sharedSlots how many slots the others share
 */
record RingGeometry(int chunkBytes, int chunks, int ownedSlots, int sharedSlots) {
    private static final int SMALLEST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 4 << 10;
    /** A thread that wrote once keeps its chunk; below so many such threads chunks are made smaller. */
    private static final int IDLE_OWNERS = 1000;

    private static final int MOST_SHARED_SLOTS = 1024;

    /** The smallest block that makes a ring. */
    static final int SMALLEST_BLOCK = 64 << 10;

    /**
     * The division of a block of this size. All slots together hold at most a quarter of the chunks, so that those of idle
     * threads leave three quarters to the busy ones.
     */
    static RingGeometry of(int bytes) {
        if (bytes < SMALLEST_BLOCK) {
            throw new IllegalArgumentException(
                    "memory for the ring: " + bytes + " bytes, must be at least " + SMALLEST_BLOCK);
        }
        int chunkBytes = LARGEST_CHUNK;
        while (chunkBytes > SMALLEST_CHUNK && bytes / chunkBytes / 4 < IDLE_OWNERS * 5 / 4) {
            chunkBytes /= 2;
        }
        int chunks = bytes / chunkBytes;
        int shared = Integer.highestOneBit(Math.min(chunks / 16, MOST_SHARED_SLOTS));
        return new RingGeometry(chunkBytes, chunks, chunks / 4 - shared, shared);
    }
}
