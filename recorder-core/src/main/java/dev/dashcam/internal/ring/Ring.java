/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The ring of chunks. Safe for all threads; nothing in it blocks. */
public final class Ring {
    private final Chunks chunks;
    private final Losses losses;
    private final SharedSlots shared;
    private final int ownedSlots;
    private final AtomicInteger owned = new AtomicInteger();

    /**
     * A ring over this block of memory, which it keeps for as long as anybody refers to it. The chunk size follows the size
     * of the block.
     *
     * @throws IllegalArgumentException when the block is smaller than 64 KiB
     */
    public Ring(RingMemory memory, Losses losses) {
        this(
                new Chunks(
                        memory.buffer(),
                        RingGeometry.of(memory.buffer().capacity()).chunkBytes()),
                losses);
    }

    /** A ring of these chunks, whose protocol a test may have broken. */
    Ring(Chunks chunks, Losses losses) {
        this(chunks, losses, RingGeometry.of(chunks.buffer().capacity()));
    }

    /** A ring of these chunks with so many slots, however small. */
    Ring(Chunks chunks, Losses losses, RingGeometry geometry) {
        this.chunks = chunks;
        this.losses = losses;
        this.shared = new SharedSlots(chunks, losses, geometry.sharedSlots());
        this.ownedSlots = geometry.ownedSlots();
    }

    /** The memory it holds, in bytes. */
    public int capacityBytes() {
        return chunks.buffer().capacity();
    }

    /** The size of a chunk in bytes. */
    public int chunkBytes() {
        return chunks.chunkBytes();
    }

    /** How many chunks it has. */
    public int chunks() {
        return chunks.count();
    }

    /** The largest event that fits, in bytes; at least 512. */
    public int maxEventBytes() {
        return chunks.chunkBytes() - ChunkHeader.BYTES;
    }

    /**
     * Opens a slot for a platform thread. It holds a chunk from its first event on.
     *
     * @param threadId the thread's id, not 0
     * @return null when so many threads own one that more would cost the busy ones their window: use a shared one
     */
    public @Nullable Slot openSlot(long threadId) {
        int open = owned.get();
        while (open < ownedSlots) {
            // Made before it is counted: if there is no memory for it, nobody would take it from the count again.
            Slot slot = new Slot(chunks, losses, threadId);
            if (owned.compareAndSet(open, open + 1)) {
                return slot;
            }
            open = owned.get();
        }
        return null;
    }

    /**
     * Takes an owned slot back whose thread is the caller, or was seen to have ended (joined, or not alive): its chunk goes to
     * the end of the ring. Taking it back again does nothing. What the slot is asked to hold afterwards is dropped and counted.
     */
    public void closeSlot(Slot slot) {
        if (slot.close()) {
            owned.decrementAndGet();
        }
    }

    /**
     * Lends a shared slot without waiting. The caller reads its clock after this, writes, and gives it back with
     * {@link #release}; in between it calls nothing that could block or throw. (Read before, the clock could let a snapshot
     * hold a thread's event without the one before; {@link Chunks} says why.)
     *
     * @return null when every slot tried was in use; the loss is not counted
     */
    public @Nullable Slot acquire() {
        return shared.acquire();
    }

    /**
     * Lends a shared slot as {@link #acquire()} does, and the one that the thread had before if nobody else is in it.
     *
     * @param before null for none
     */
    public @Nullable Slot acquire(@Nullable Slot before) {
        return before != null && before.tryHold() ? before : shared.acquire();
    }

    /** Gives a shared slot back. */
    public void release(Slot slot) {
        slot.letGo();
    }

    /**
     * The instant from which the ring still holds everything that was not dropped; before any reading of a clock as long as
     * nothing was overwritten. Cheap; any thread.
     */
    public long completeFromNanos() {
        return chunks.evictedThroughNanos() + 1;
    }

    /** How many bytes of chunks were handed to writers since the start; grows with what is recorded. Any thread. */
    public long bytesHandedOut() {
        return chunks.taken() * chunks.chunkBytes();
    }

    /** A mark of what has been retired so far, for {@link #hasTurnedSince}. Any thread. */
    public long turnMark() {
        return chunks.retired().tail();
    }

    /** Whether chunks that went to the end of the ring after a mark was taken may have been overwritten since. Any thread. */
    public boolean hasTurnedSince(long mark) {
        // Who takes a chunk has found the head at its ticket; whether it has moved the head on is not known.
        return chunks.retired().head() >= mark;
    }

    /**
     * Copies what the ring holds from an instant on, without stopping anybody.
     *
     * @param staging where to; what it held before is gone
     * @param fromNanos chunks whose last event is older may be left out
     * @param cutoffNanos the caller's clock reading before the call: events not older are not to be used, except ends
     */
    public void copyInto(Staging staging, long fromNanos, long cutoffNanos) {
        staging.clear(chunks, cutoffNanos);
        // The cutoff is stored by now: its clock was read before anything that is copied below.
        VarHandle.fullFence();
        // The retired ones in their order, since the oldest is what is overwritten next; then all that were not among
        // them. That the copy is a consistent cut rests on this order too.
        ChunkQueue retired = chunks.retired();
        long end = retired.tail();
        for (long ticket = retired.head(); ticket < end; ticket++) {
            int chunk = retired.peek(ticket);
            if (chunk != ChunkQueue.NONE) {
                staging.copyOnce(chunks, chunk, fromNanos);
            }
        }
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            staging.copyOnce(chunks, chunk, fromNanos);
        }
        staging.completeFrom(completeFromNanos());
    }
}
