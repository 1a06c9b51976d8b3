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
    /** A thread that wrote once keeps its chunk; when fewer could own one, chunks are made smaller. */
    private static final int OWNERS = 1000;

    private static final int MOST_SHARED_SLOTS = 1024;

    /** The smallest block that makes a ring. */
    static final int SMALLEST_BLOCK = 64 << 10;

    /**
     * The division of a block of this size. The heads of the chunks and the slots, should all of their threads be idle, take at
     * most a fifth of it. That leaves three quarters to the busy threads, and a twentieth to what cannot be used: chunks that
     * are filled in part, and events older than the youngest that was overwritten.
     */
    static RingGeometry of(int bytes) {
        if (bytes < SMALLEST_BLOCK) {
            throw new IllegalArgumentException(
                    "memory for the ring: " + bytes + " bytes, must be at least " + SMALLEST_BLOCK);
        }
        RingGeometry geometry = ofChunks(LARGEST_CHUNK, bytes);
        while (geometry.chunkBytes > SMALLEST_CHUNK && geometry.ownedSlots < OWNERS) {
            geometry = ofChunks(geometry.chunkBytes / 2, bytes);
        }
        return geometry;
    }

    private static RingGeometry ofChunks(int chunkBytes, int bytes) {
        int chunks = bytes / chunkBytes;
        int heads = chunks / (chunkBytes / ChunkHeader.BYTES);
        int shared = Integer.highestOneBit(Math.min(chunks / 16, MOST_SHARED_SLOTS));
        return new RingGeometry(chunkBytes, chunks, chunks / 5 - heads - shared, shared);
    }
}
