/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.Stalls;
import dev.dashcam.internal.torture.Tally;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/** The protocol with threads held up in every step, whole or with one step broken. */
final class StallingChunks extends Chunks {
    /** Longer than a copy takes: as another thread that evicts would raise it too, all must be on their way. */
    private static final long LATE_NANOS = 1_000_000;

    private static final int MOST_HELD = 4;

    private final Stalls stalls;
    private final Tally tally;
    private final Control control;

    private StallingChunks(ByteBuffer buffer, int chunkBytes, StallingQueue queue, long seed, int oneIn, Tally tally) {
        super(buffer, chunkBytes, queue);
        this.tally = tally;
        this.control = tally.control();
        this.stalls = new Stalls(seed, oneIn, MOST_HELD, this::taken, tally);
        queue.stalls(stalls);
    }

    static StallingChunks of(ByteBuffer buffer, long seed, int oneIn, Tally tally) {
        int chunkBytes = RingGeometry.of(buffer.capacity()).chunkBytes();
        StallingQueue queue = new StallingQueue(buffer.capacity() / chunkBytes);
        return new StallingChunks(buffer, chunkBytes, queue, seed, oneIn, tally);
    }

    Stalls stalls() {
        return stalls;
    }

    @Override
    void evict(long lastNanos) {
        stalls.maybe();
        if (control != Control.LATE_EVICTED_THROUGH) {
            super.evict(lastNanos);
            stalls.maybe();
        }
    }

    @Override
    void reset(int chunk, long threadId, long firstNanos) {
        long lastNanos = ChunkHeader.lastNanos(buffer(), chunk);
        boolean held = ChunkHeader.committedAcquire(buffer(), chunk) > ChunkHeader.BYTES;
        if (control == Control.HEAD_BEFORE_MARK) {
            // Who writes before it marks writes the committed length last, or there would be nothing to copy.
            ChunkHeader.threadId(buffer(), chunk, threadId);
            ChunkHeader.firstNanos(buffer(), chunk, firstNanos);
            stalls.maybe();
        }
        super.reset(chunk, threadId, firstNanos);
        if (control == Control.LATE_EVICTED_THROUGH && held) {
            LockSupport.parkNanos(LATE_NANOS);
            super.evict(lastNanos);
        }
        stalls.maybe();
    }

    @Override
    void markReset(int chunk, long epoch) {
        super.markReset(chunk, epoch);
        stalls.maybe();
    }

    @Override
    void markOwned(int chunk, long epoch) {
        stalls.maybe();
        super.markOwned(chunk, epoch);
    }

    @Override
    int committed(int chunk) {
        stalls.maybe();
        return super.committed(chunk);
    }

    @Override
    void copyBytes(int chunk, int bytes, ByteBuffer to, int position) {
        if (control == Control.LATE_EVICTED_THROUGH) {
            super.copyBytes(chunk, bytes, to, position);
            return;
        }
        stalls.maybe();
        int half = bytes / 16 * 8;
        super.copyBytes(chunk, half, to, position);
        stalls.maybe();
        to.put(position + half, buffer(), chunk + half, bytes - half);
        stalls.maybe();
    }

    @Override
    boolean sameEpoch(long before, long after) {
        boolean same = super.sameEpoch(before, after);
        if (!same) {
            tally.thrownAway.increment();
        }
        return same || control == Control.NO_SECOND_LOOK;
    }
}
