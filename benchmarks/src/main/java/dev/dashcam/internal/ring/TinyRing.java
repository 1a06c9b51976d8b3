/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BiFunction;

/**
 * A ring of a few chunks with room for a few events each, for stress tests, which need millions of rings. An event is here its
 * time and some words that are all its value, so that one sees a torn one.
 */
public final class TinyRing {
    /** An event's value when the copy does not have it. */
    public static final int ABSENT = 0;
    /** An event's value when its words disagree. */
    public static final int TORN = -1;

    private static final int WORDS = 4;
    private static final int EVENT_BYTES = Long.BYTES * (1 + WORDS);
    private static final int BLOCK_BYTES = 64 << 10;
    private static final ThreadLocal<ByteBuffer> BLOCK = ThreadLocal.withInitial(() -> ByteBuffer.allocate(0));
    /** Much larger than a ring, and nothing is asked of it here. */
    private static final Losses LOSSES = new Losses();

    private final Ring ring;
    private final Staging staging;

    /** A ring of so many chunks of so many events each, whose protocol may be broken. */
    public TinyRing(int chunks, int events, Protocol protocol) {
        int chunkBytes = ChunkHeader.BYTES + events * EVENT_BYTES;
        int bytes = chunks * chunkBytes;
        this.ring = new Ring(
                protocol.over(slice(bytes), chunkBytes), LOSSES, new RingGeometry(chunkBytes, chunks, chunks, 1));
        this.staging = new Staging(new RingMemory(slice(bytes), "stress"));
    }

    /** The protocol of the recorder, or one with a step broken. */
    public enum Protocol {
        /** As it is. */
        WHOLE(Chunks::new),
        /** Step R5 is left out. */
        NO_SECOND_LOOK(NoSecondLook::new),
        /** Step T2 comes after T6. */
        LATE_EVICTED_THROUGH(LateEvictedThrough::new);

        private final BiFunction<ByteBuffer, Integer, Chunks> chunks;

        Protocol(BiFunction<ByteBuffer, Integer, Chunks> chunks) {
            this.chunks = chunks;
        }

        Chunks over(ByteBuffer buffer, int chunkBytes) {
            return chunks.apply(buffer, chunkBytes);
        }
    }

    /** The ring. */
    public Ring ring() {
        return ring;
    }

    /** A slot of its own for a thread. */
    public Slot open(long threadId) {
        return requireNonNull(ring.openSlot(threadId));
    }

    /** Writes an event as the recorder does: the words, then the commit. */
    public static void write(Slot slot, long timeNanos, int value) {
        int at = slot.reserve(EVENT_BYTES, timeNanos);
        if (at >= 0) {
            put(slot.buffer(), at, timeNanos, value);
            slot.commit(EVENT_BYTES, timeNanos);
        }
    }

    /** The same the wrong way round, and not in haste. */
    public static void writeCommittedFirst(Slot slot, long timeNanos, int value) {
        int at = slot.reserve(EVENT_BYTES, timeNanos);
        if (at >= 0) {
            slot.commit(EVENT_BYTES, timeNanos);
            linger();
            put(slot.buffer(), at, timeNanos, value);
        }
    }

    /** Copies the ring. */
    public void copy(long cutoffNanos) {
        ring.copyInto(staging, Long.MIN_VALUE, cutoffNanos);
    }

    /** How many events the copy has. */
    public int events() {
        int events = 0;
        for (int chunk = 0; chunk < staging.chunks(); chunk++) {
            events += (staging.end(chunk) - staging.begin(chunk)) / EVENT_BYTES;
        }
        return events;
    }

    /** An event of the copy, in the order in which chunks were copied: its value, {@link #TORN} or {@link #ABSENT}. */
    public int value(int event) {
        int at = position(event);
        if (at < 0) {
            return ABSENT;
        }
        ByteBuffer copy = staging.buffer();
        long value = copy.getLong(at + Long.BYTES);
        for (int word = 2; word <= WORDS; word++) {
            if (copy.getLong(at + word * Long.BYTES) != value) {
                return TORN;
            }
        }
        return value == 0 ? TORN : (int) value;
    }

    /** The time of an event of the copy. */
    public long timeNanos(int event) {
        return staging.buffer().getLong(position(event));
    }

    /** Whether the copy has an event of this value, whole and older than this. */
    public boolean has(int value, long olderThanNanos) {
        for (int event = 0; event < events(); event++) {
            if (value(event) == value && timeNanos(event) < olderThanNanos) {
                return true;
            }
        }
        return false;
    }

    /** From when on the copy claims to hold everything. */
    public long completeFromNanos() {
        return staging.completeFromNanos();
    }

    private int position(int event) {
        int left = event;
        for (int chunk = 0; chunk < staging.chunks(); chunk++) {
            int here = (staging.end(chunk) - staging.begin(chunk)) / EVENT_BYTES;
            if (left < here) {
                return staging.begin(chunk) + left * EVENT_BYTES;
            }
            left -= here;
        }
        return -1;
    }

    /** Waits long enough for another thread to step in, where that must be seen. */
    static void linger() {
        for (int spun = 0; spun < 16; spun++) {
            Thread.onSpinWait();
        }
    }

    private static void put(ByteBuffer buffer, int at, long timeNanos, int value) {
        buffer.putLong(at, timeNanos);
        for (int word = 1; word <= WORDS; word++) {
            buffer.putLong(at + word * Long.BYTES, value);
        }
    }

    /** Some zeroed bytes outside the heap, in blocks that many rings share. */
    private static ByteBuffer slice(int bytes) {
        ByteBuffer block = BLOCK.get();
        if (block.remaining() < bytes) {
            block = ByteBuffer.allocateDirect(BLOCK_BYTES).alignedSlice(ChunkHeader.BYTES);
            BLOCK.set(block);
        }
        ByteBuffer slice = block.slice(block.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        block.position(block.position() + (bytes + ChunkHeader.BYTES - 1) / ChunkHeader.BYTES * ChunkHeader.BYTES);
        return slice;
    }

    private static final class NoSecondLook extends Chunks {
        NoSecondLook(ByteBuffer buffer, int chunkBytes) {
            super(buffer, chunkBytes);
        }

        @Override
        boolean sameEpoch(long before, long after) {
            return true;
        }
    }

    private static final class LateEvictedThrough extends Chunks {
        private long lastNanos = Long.MIN_VALUE;

        LateEvictedThrough(ByteBuffer buffer, int chunkBytes) {
            super(buffer, chunkBytes);
        }

        @Override
        void evict(long lastNanosOfChunk) {
            lastNanos = lastNanosOfChunk;
        }

        @Override
        void reset(int chunk, long threadId, long firstNanos) {
            super.reset(chunk, threadId, firstNanos);
            linger();
            super.evict(lastNanos);
        }
    }
}
