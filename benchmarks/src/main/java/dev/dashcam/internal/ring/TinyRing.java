/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * A ring of a few chunks with room for a few events each, for stress tests, which need millions of rings. An event is here its
 * time and some words that are all its value, so that one sees a torn one.
 */
public final class TinyRing {
    /** An event's value when the copy does not have it. */
    public static final int ABSENT = 0;
    /** An event's value when its words disagree. */
    public static final int TORN = -1;

    private static final int WORDS = 5;
    private static final int EVENT_BYTES = Long.BYTES * (1 + WORDS);
    private static final int BLOCK_BYTES = 64 << 10;
    private static final ThreadLocal<ByteBuffer> BLOCK = ThreadLocal.withInitial(() -> ByteBuffer.allocate(0));
    /** Much larger than a ring, and nothing is asked of it here. */
    private static final Losses LOSSES = new Losses();

    private final Chunks chunks;
    private final Ring ring;
    private final Staging staging;

    /** A ring of so many chunks of so many events each, whose protocol may be broken. */
    public TinyRing(int count, int events, Protocol protocol) {
        int chunkBytes = ChunkHeader.BYTES + events * EVENT_BYTES;
        int bytes = count * chunkBytes;
        this.chunks = protocol.over(slice(bytes), chunkBytes);
        this.ring = new Ring(chunks, LOSSES, new RingGeometry(chunkBytes, count, count, 1));
        this.staging = new Staging(new RingMemory(slice(bytes), "stress"));
    }

    /** The protocol of the recorder, in haste or not, or one with a step broken. */
    public enum Protocol {
        /** As it is. */
        WHOLE,
        /** As it is, lingering in the middle of a copy. */
        SLOW_COPY,
        /** Step R5 is left out. */
        NO_SECOND_LOOK,
        /** Step T2 comes after T6. */
        LATE_EVICTED_THROUGH;

        Chunks over(ByteBuffer buffer, int chunkBytes) {
            return switch (this) {
                case WHOLE -> new Chunks(buffer, chunkBytes);
                case SLOW_COPY -> new SlowCopy(buffer, chunkBytes);
                case NO_SECOND_LOOK -> new NoSecondLook(buffer, chunkBytes);
                case LATE_EVICTED_THROUGH -> new LateEvictedThrough(buffer, chunkBytes);
            };
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
            put(slot.words(), at / Long.BYTES, timeNanos, value);
            slot.commit(EVENT_BYTES, timeNanos);
        }
    }

    /** The same the wrong way round, and not in haste. */
    public static void writeCommittedFirst(Slot slot, long timeNanos, int value) {
        int at = slot.reserve(EVENT_BYTES, timeNanos);
        if (at >= 0) {
            slot.commit(EVENT_BYTES, timeNanos);
            linger();
            put(slot.words(), at / Long.BYTES, timeNanos, value);
        }
    }

    /** Copies the ring. */
    public void copy(long cutoffNanos) {
        copyFrom(Long.MIN_VALUE, cutoffNanos);
    }

    /** Copies the ring but for chunks that are older. */
    public void copyFrom(long fromNanos, long cutoffNanos) {
        ring.copyInto(staging, fromNanos, cutoffNanos);
    }

    /** Copies the ring in the order in which the chunks lie, not in that of their age. */
    public void copyAsTheyLie(long cutoffNanos) {
        staging.clear(chunks, cutoffNanos);
        VarHandle.fullFence();
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            staging.copyOnce(chunks, chunk, Long.MIN_VALUE);
        }
        staging.completeFrom(ring.completeFromNanos());
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

    /** The first of these values of which the copy has an event, else {@link #ABSENT}. */
    public int first(int... values) {
        for (int value : values) {
            if (has(value, Long.MAX_VALUE)) {
                return value;
            }
        }
        return ABSENT;
    }

    /** Whether the copy has an event of this value that is older than this. */
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

    private static void put(LongBuffer words, int at, long timeNanos, int value) {
        words.put(at, timeNanos);
        for (int word = 1; word <= WORDS; word++) {
            words.put(at + word, value);
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

    private static class SlowCopy extends Chunks {
        SlowCopy(ByteBuffer buffer, int chunkBytes) {
            super(buffer, chunkBytes);
        }

        @Override
        void copyBytes(int chunk, int bytes, ByteBuffer to, int position) {
            int half = ChunkHeader.BYTES + EVENT_BYTES / 2;
            super.copyBytes(chunk, half, to, position);
            linger();
            to.put(position + half, buffer(), chunk + half, bytes - half);
        }
    }

    private static final class NoSecondLook extends SlowCopy {
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
