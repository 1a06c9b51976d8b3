/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * A copy of the ring's chunks, to be decoded in peace. Its memory is taken when the first copy is wanted: to have the JDK clear it
 * takes as long as a hundredth of the start of a service. For one thread.
 */
public final class Staging {
    private static final int[] NONE = {};

    private final int bytes;
    private ByteBuffer buffer;
    private final BitSet seen = new BitSet();
    /** Where each copied chunk begins, its head first; behind the last one, where the free room does. */
    private int[] begins = NONE;
    /** Which of the ring's chunks was copied there. */
    private int[] numbers = NONE;

    private int chunks;
    private long cutoffNanos;
    private long completeFromNanos;

    /** A place for copies of a ring over this block of memory, which is at least as large as the ring's. */
    public Staging(RingMemory memory) {
        this(memory.buffer().capacity(), memory.buffer());
    }

    private Staging(int bytes, ByteBuffer buffer) {
        this.bytes = bytes;
        this.buffer = buffer;
    }

    /**
     * A place for copies of a ring over this block, to be opened before the first of them.
     *
     * @throws IOException when there is no memory for it; the message says what to do
     */
    public static Staging beside(RingMemory ring) throws IOException {
        Staging staging = new Staging(ring.buffer().capacity(), ByteBuffer.allocate(0));
        if (ring.origin().equals(RingMemory.MAPPED_FILE)) {
            // its folder may be full by then
            staging.open();
        }
        return staging;
    }

    /**
     * Takes the memory unless that was done. Where another way than the ring's is the only one left, it writes a file of that
     * size.
     *
     * @throws IOException when there is none; the message says what to do
     */
    public void open() throws IOException {
        if (buffer.capacity() < bytes) {
            buffer = RingMemory.allocate(bytes).buffer();
        }
    }

    /** The copied bytes, little-endian. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** How many chunks were copied. */
    public int chunks() {
        return chunks;
    }

    /** Which of the ring's chunks this is a copy of, counted from 0; the same chunk has the same number in every copy. */
    public int number(int chunk) {
        return numbers[chunk];
    }

    /** How often that chunk had been put to use when it was copied: whether it holds the same events as in another copy. */
    public long epoch(int chunk) {
        return ChunkHeader.epoch(ChunkHeader.wordAcquire(buffer, begins[chunk]));
    }

    /** The Java thread that filled a chunk, 0 for a shared one, whose events name their threads. */
    public long threadId(int chunk) {
        return ChunkHeader.threadId(buffer, begins[chunk]);
    }

    /** Where a chunk's first event begins in {@link #buffer()}. */
    public int begin(int chunk) {
        return begins[chunk] + ChunkHeader.BYTES;
    }

    /** Where a chunk's last event ends. */
    public int end(int chunk) {
        return begins[chunk + 1];
    }

    /** The smallest time of a chunk's events; in a chunk that several threads shared not always that of the first. */
    public long firstNanos(int chunk) {
        return ChunkHeader.firstNanos(buffer, begins[chunk]);
    }

    /** The cutoff that was given to the copy. */
    public long cutoffNanos() {
        return cutoffNanos;
    }

    /** The instant from which the copy holds everything of all threads that was not dropped, up to the cutoff. */
    public long completeFromNanos() {
        return completeFromNanos;
    }

    /** Forgets the copy and what is on the heap of it, 64 KB for a ring of 32 MB. The block remains, for the next one. Never fails. */
    public void forget() {
        chunks = 0;
        begins = NONE;
        numbers = NONE;
    }

    void clear(Chunks of, long cutoff) {
        if (buffer.capacity() < of.buffer().capacity()) {
            throw new IllegalArgumentException("staging of " + buffer.capacity() + " bytes for a ring of "
                    + of.buffer().capacity());
        }
        if (begins.length <= of.count()) {
            int[] ofAll = new int[of.count()];
            begins = new int[of.count() + 1];
            numbers = ofAll;
        }
        seen.clear();
        chunks = 0;
        cutoffNanos = cutoff;
    }

    void copyOnce(Chunks from, int chunk, long fromNanos) {
        if (!seen.get(chunk)) {
            seen.set(chunk);
            int begin = begins[chunks];
            int bytes = from.copy(chunk, buffer, begin, fromNanos);
            if (bytes > 0) {
                numbers[chunks] = chunk;
                chunks++;
                begins[chunks] = begin + bytes;
            }
        }
    }

    void completeFrom(long nanos) {
        completeFromNanos = nanos;
    }
}
