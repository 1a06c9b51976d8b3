/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The protocol with pauses where they hurt most, whole or with one step broken. */
final class StallingChunks extends Chunks {
    enum Broken {
        NOTHING,
        /** A copy is used although its chunk has changed hands meanwhile. */
        NO_SECOND_LOOK,
        /** What is lost is said after it is lost, not before. */
        LATE_EVICTED_THROUGH
    }

    private static final long PAUSE_NANOS = 50_000;

    private final Broken broken;
    /** One step in so many pauses. */
    private final int oneIn;

    private final AtomicInteger steps = new AtomicInteger();

    StallingChunks(ByteBuffer buffer, int chunkBytes, Broken broken, int oneIn) {
        super(buffer, chunkBytes);
        this.broken = broken;
        this.oneIn = oneIn;
    }

    @Override
    void evict(long lastNanos) {
        if (broken != Broken.LATE_EVICTED_THROUGH) {
            super.evict(lastNanos);
            pause();
        }
    }

    @Override
    void reset(int chunk, long threadId, long firstNanos) {
        long lastNanos = ChunkHeader.lastNanos(buffer(), chunk);
        boolean held = ChunkHeader.committedAcquire(buffer(), chunk) > ChunkHeader.BYTES;
        super.reset(chunk, threadId, firstNanos);
        if (broken == Broken.LATE_EVICTED_THROUGH && held) {
            // Longer than a copy takes: as another thread that evicts would raise it too, all must be on their way.
            LockSupport.parkNanos(1_000_000);
            super.evict(lastNanos);
        } else {
            pause();
        }
    }

    @Override
    void copyBytes(int chunk, int bytes, ByteBuffer to, int position) {
        if (broken == Broken.LATE_EVICTED_THROUGH) {
            super.copyBytes(chunk, bytes, to, position);
            return;
        }
        int half = bytes / 16 * 8;
        super.copyBytes(chunk, half, to, position);
        pause();
        to.put(position + half, buffer(), chunk + half, bytes - half);
    }

    @Override
    boolean sameEpoch(long before, long after) {
        return broken == Broken.NO_SECOND_LOOK || super.sameEpoch(before, after);
    }

    private void pause() {
        int step = steps.getAndIncrement();
        if (new SplittableRandom(step).nextInt(oneIn) == 0) {
            if ((step & 1) == 0) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
