/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * A place to append events to: one chunk at a time, filled by one thread at a time. An owned slot belongs to one platform
 * thread for good, a shared one to whoever holds it. What is stored and read in which order is argued in {@link Chunks}.
 */
public final class Slot extends SlotState {
    private final ByteBuffer buffer;
    private final LongBuffer words;
    private final Chunks chunks;
    private final Losses losses;
    private final long threadId;

    /** Keeps the object behind this one on the heap off the lines that {@link SlotState} is on. */
    long after01, after02, after03, after04, after05, after06, after07, after08;

    long after09, after10, after11, after12, after13, after14, after15;

    /** A slot for a thread, or for all when its id is 0. */
    Slot(Chunks chunks, Losses losses, long threadId) {
        this.buffer = chunks.buffer();
        this.words = chunks.words();
        this.chunks = chunks;
        this.losses = losses;
        this.threadId = threadId;
    }

    /** The ring's memory, to write an event into, little-endian, at absolute positions. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** The ring's memory as words of 8 bytes: cheaper to write whole words with. */
    public LongBuffer words() {
        return words;
    }

    /** Whether several threads use it in turn, so that each event must name its thread. */
    public boolean isShared() {
        return threadId == 0;
    }

    /**
     * Finds room for one event; takes a new chunk when the present one is full.
     *
     * @param bytes the event's size, a multiple of 8, at most {@link Ring#maxEventBytes()}
     * @param timeNanos the event's time
     * @return the position in {@link #buffer()}, divisible by 8, or -1 when there is no room: the loss is counted
     */
    public int reserve(int bytes, long timeNanos) {
        int at = position;
        return bytes <= limit - at ? at : reserveInNewChunk(bytes, timeNanos);
    }

    /** Publishes the event that was written at the reserved position: readers may see it from now on. */
    public void commit(int bytes, long timeNanos) {
        int end = position + bytes;
        position = end;
        if (timeNanos > lastNanos) {
            lastNanos = timeNanos;
        } else if (timeNanos < firstNanos) {
            firstNanos = timeNanos;
            ChunkHeader.firstNanos(buffer, chunk, timeNanos);
        }
        ChunkHeader.committedRelease(words, chunk, end - chunk);
    }

    private int reserveInNewChunk(int bytes, long timeNanos) {
        if (closed || bytes > chunks.chunkBytes() - ChunkHeader.BYTES) {
            losses.add(LossReason.INTERNAL, timeNanos);
            return -1;
        }
        retire();
        int taken = chunks.take(threadId, timeNanos);
        if (taken == Chunks.NONE) {
            losses.add(LossReason.RING_FULL, timeNanos);
            return -1;
        }
        chunk = taken;
        position = taken + ChunkHeader.BYTES;
        limit = taken + chunks.chunkBytes();
        firstNanos = timeNanos;
        lastNanos = timeNanos;
        return position;
    }

    private void retire() {
        int full = chunk;
        if (full != Chunks.NONE) {
            chunk = Chunks.NONE;
            position = 0;
            limit = 0;
            chunks.retire(full, lastNanos);
        }
    }

    /** Gives the chunk back and takes no other. By the owner, or after its thread has ended. */
    boolean close() {
        if (CLOSED.compareAndSet(this, false, true)) {
            retire();
            return true;
        }
        return false;
    }

    /** Takes hold of a shared slot unless somebody else has. */
    boolean tryHold() {
        return !(boolean) HELD.getOpaque(this) && HELD.compareAndSet(this, false, true);
    }

    void letGo() {
        HELD.setRelease(this, false);
    }
}
