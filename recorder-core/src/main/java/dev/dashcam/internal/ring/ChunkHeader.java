/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * The head of a chunk: 64 bytes, little-endian, without addresses, so that the block means the same wherever it is mapped.
 * Who may use which access when is argued in {@link Chunks}.
 */
final class ChunkHeader {
    /** Size of the head; the events follow. */
    static final int BYTES = 64;

    /** The chunk is not written: it is empty or full, and waits for its turn to be reused. */
    static final int RETIRED = 0;
    /** A slot appends to the chunk. */
    static final int OWNED = 1;
    /** The chunk changes hands: neither what it held nor what it will hold can be read. */
    static final int RESETTING = 2;

    private static final int STATE = 0;
    private static final int COMMITTED = 8;
    private static final int THREAD_ID = 16;
    private static final int FIRST_NANOS = 24;
    private static final int LAST_NANOS = 32;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ChunkHeader() {}

    /** An epoch, which grows with every reuse of the chunk, and one of the three states. */
    static long word(long epoch, int state) {
        return epoch << 2 | state;
    }

    static long epoch(long word) {
        return word >>> 2;
    }

    static int state(long word) {
        return (int) word & 3;
    }

    static long wordAcquire(ByteBuffer buffer, int chunk) {
        return (long) LONG.getAcquire(buffer, chunk + STATE);
    }

    static void wordRelease(ByteBuffer buffer, int chunk, long word) {
        LONG.setRelease(buffer, chunk + STATE, word);
    }

    /** How much of the chunk can be read, the head included; 0 in a chunk that was never used. */
    static long committedAcquire(ByteBuffer buffer, int chunk) {
        return (long) LONG.getAcquire(buffer, chunk + COMMITTED);
    }

    static void committedRelease(ByteBuffer buffer, int chunk, long bytes) {
        LONG.setRelease(buffer, chunk + COMMITTED, bytes);
    }

    /** The same through a view of words, at a third of the cost. */
    static void committedRelease(LongBuffer words, int chunk, long bytes) {
        VarHandle.releaseFence();
        words.put((chunk + COMMITTED) >> 3, bytes);
    }

    static long threadId(ByteBuffer buffer, int chunk) {
        return (long) LONG.getOpaque(buffer, chunk + THREAD_ID);
    }

    static void threadId(ByteBuffer buffer, int chunk, long threadId) {
        LONG.setOpaque(buffer, chunk + THREAD_ID, threadId);
    }

    static long firstNanos(ByteBuffer buffer, int chunk) {
        return (long) LONG.getOpaque(buffer, chunk + FIRST_NANOS);
    }

    static void firstNanos(ByteBuffer buffer, int chunk, long nanos) {
        LONG.setOpaque(buffer, chunk + FIRST_NANOS, nanos);
    }

    /** The time of the youngest event, once the chunk is retired. */
    static long lastNanos(ByteBuffer buffer, int chunk) {
        return (long) LONG.getOpaque(buffer, chunk + LAST_NANOS);
    }

    static void lastNanos(ByteBuffer buffer, int chunk, long nanos) {
        LONG.setOpaque(buffer, chunk + LAST_NANOS, nanos);
    }
}
