/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The chunks of a ring and the protocol by which they change hands. Safe for all threads; nobody waits. The methods that a
 * test may override to break the protocol are called once a chunk, never once an event.
 */
class Chunks {
    /*
     * The memory-ordering argument
     * ============================
     *
     * Who takes part. Writers append events to chunks; many at once, each chunk having one at a time. Readers copy chunks;
     * they write nothing that a writer reads, so a writer never notices them.
     *
     * What is promised to a reader that takes a reading of the clock (the cutoff), then copies every chunk once, then reads
     * evictedThrough, and of all this uses only events younger than evictedThrough and older than the cutoff:
     *   (1) each event is whole, and there once;
     *   (2) for each thread it has all events in between, with none missing, except that its last one before the cutoff may
     *       be missing when it was not yet committed as the copy began. More generally the copy is a consistent cut: with an
     *       event it has everything that was committed before that event's clock was read.
     *
     * Assumed:
     *   (a) an aligned long is read and written whole (so are all header fields; release, acquire and opaque imply it; of the
     *       plain store of committed the specification says nothing, a 64-bit JVM does it);
     *   (b) the clock agrees across threads: who reads it after another, the two ordered by volatile accesses (the later
     *       need not see the earlier: a volatile read that comes before a volatile write orders them too), does not read
     *       less. A reader stores the cutoff and then fences, so the reading is over before anything is copied;
     *   (c) each thread reads its clock for an event after it has committed its event before; in a shared slot, after it
     *       has taken hold of the slot.
     *
     * One writer at a time. A chunk is retired (in the queue), owned (in a slot) or on its way between them. Only who took
     * it out of the queue puts it in again, and put and take of a cell are compare-and-sets, so ownership is handed on with
     * everything that was done under it. Within a slot it is the owning thread alone that writes, or whoever holds the
     * shared slot's lock (taken by compare-and-set, given back with release). A slot of a dead thread is closed by another,
     * which has seen the thread end. So a chunk in a live slot is never reused, and no late writer can hit reused memory.
     *
     * Writing an event: its bytes plainly, a release fence, then committed plainly (Slot.commit): a release store by other
     *     means, since that one costs a view of bytes fifteen checks more. What the fence does not say is that the store is
     *     ever done; but the fence of the next event keeps it from being put off behind that one, and a return from the
     *     method behind that.
     *     A reader that acquires committed sees all bytes below it. There is one writer, so committed only grows within an
     *     epoch; nothing below it is written again.
     *
     * Taking a chunk for reuse (take), in this order:
     *   T1  take the oldest out of the queue;
     *   T2  raise evictedThrough to the time of its youngest event;
     *   T3  state := next epoch, being reset                            (release)
     *   T4  full fence
     *   T5  the new head: committed, thread, times
     *   T6  state := same epoch, owned                                  (release)
     *
     * Copying a chunk (copy), in this order:
     *   R1  state (acquire); leave it when being reset
     *   R2  committed (acquire)
     *   R3  copy head and events up to there; nothing when retired and older than what is wanted
     *   R4  acquire fence
     *   R5  state again; when the epoch is another, throw the copy away
     *   R6  after the last chunk: evictedThrough                        (volatile)
     *
     *   No torn copy: if R3 saw anything that was written at or after T5, then, T4 keeping T3 before it and R4 keeping R5
     *     behind it, R5 sees T3 or later and the epoch differs. If R1 saw T6, its acquire pairs with the release: the head
     *     is the new one, and so is R2's committed. Without R5 events of two epochs are mixed.
     *   Nothing lost in silence: a copy is left or thrown away only because R1 or R5 saw a T3. T2 precedes T3 (release), the
     *     state was acquired (R1, or R5's, which acquires too), so R6 sees evictedThrough raised to at least everything the
     *     chunk held. If T2 came after T3, R6 could miss it. What a reader does copy at R1 in the new epoch instead of the
     *     old one is the same case: T6 implies T2. Events of the new epoch itself were reserved after the copy began, so
     *     they are younger than the cutoff, but for each thread's one in flight: (2) allows that. A chunk whose time says
     *     that it is too old passes R4 and R5 as well: either the time was that of the epoch in R1, or R5 has seen T3.
     *   Nothing twice: each chunk is copied once, and one epoch holds an event once; events are never moved.
     *   A consistent cut: let x be committed before the clock of y was read, and y be older than the cutoff. Then x was
     *     committed before the cutoff was read, hence before any chunk was copied, hence x's chunk was copied with it or x
     *     was evicted, and R6 says so. Without a cutoff this fails: a chunk copied early ends earlier than one copied late.
     *     "Before" needs a second thought, since the store may linger in its core's store buffer while the same
     *     thread already reads the clock for y. If x and y are of different threads, what ordered them has made the store
     *     visible. If they are in the same chunk, y is not visible before x is. In shared slots the compare-and-set that
     *     takes hold of y's slot lies between, by (c), and makes it visible. There remains the change of an owned chunk,
     *     with x the last event in the old one, A, and y the first in the new one, B, whose clock is read before A is put
     *     into the queue and B is taken out. It needs the order in which chunks are copied (Ring.copyInto): first the queue,
     *     then all others. Who copies B with y has acquired what T6 released, so x can be seen in all that is copied later;
     *     let A be copied before B.
     *       A was met in the queue before the writer had taken it: then the writer read the clock for y later than the
     *         reader did for the cutoff, and y is dropped. Or after the writer had put it back: then the reader has seen
     *         that, and x.
     *       A was not met in the queue, so B was not either. If the reader found B's place passed or emptied, it has seen
     *         the writer do that, and x. Else B came to its place only after the reader had been there. That is left to
     *         the clock, which is no part of the memory model: x would have to linger in a store buffer from before the
     *         cutoff until the reader has been through all that is retired, thousands of steps later, where it needs a
     *         few; and in that time all that was retired before B would have to be used up.
     *     Copied as they lie, without the queue, a ring of three chunks shows the hole (Cut in the stress tests).
     *
     * Retiring a chunk (retire): the time of its youngest event, then state := same epoch, retired (release), then the
     *     queue. The epoch does not move, so a copy under way stays good: retiring changes no event. The youngest time is
     *     the largest of all events', not that of the last: in shared slots times may go back. Who reads state retired
     *     (acquire) may read it; while a chunk is owned it is unknown, and the reader copies the chunk.
     *
     * evictedThrough is a maximum: chunks do not retire strictly in order of their youngest time, an idle thread's may be
     *     very old. It is raised for chunks that hold events and only grows.
     *
     * Nothing here is freed or unmapped while a slot, a copy or the ring refers to the block, so a writer that comes after
     * everything was closed still writes into memory that nobody else has.
     */

    static final int NONE = ChunkQueue.NONE;

    private final ByteBuffer buffer;
    private final LongBuffer words;
    private final int chunkBytes;
    private final int count;
    private final ChunkQueue retired;
    private final AtomicLong evictedThrough = new AtomicLong(Long.MIN_VALUE);
    /** Not an adder: that may allocate, and a chunk that has been taken when memory has run out would be nobody's. */
    private final AtomicLong taken = new AtomicLong();

    /** The chunks of this size in a block of zeroes, all of them retired and empty. */
    Chunks(ByteBuffer buffer, int chunkBytes) {
        this(buffer, chunkBytes, new ChunkQueue(buffer.capacity() / chunkBytes, buffer.capacity() / chunkBytes));
    }

    /** The same with a queue that has all of them in it. */
    Chunks(ByteBuffer buffer, int chunkBytes, ChunkQueue full) {
        this.buffer = buffer;
        this.words = buffer.asLongBuffer();
        this.chunkBytes = chunkBytes;
        this.count = buffer.capacity() / chunkBytes;
        this.retired = full;
    }

    final ByteBuffer buffer() {
        return buffer;
    }

    /** The block as words of 8 bytes. */
    final LongBuffer words() {
        return words;
    }

    final int chunkBytes() {
        return chunkBytes;
    }

    final int count() {
        return count;
    }

    /** How many times a chunk was taken. */
    final long taken() {
        return taken.get();
    }

    /** The retired chunks, oldest first. */
    final ChunkQueue retired() {
        return retired;
    }

    /** Events up to this time, inclusive, may have been overwritten; the smallest long as long as none has. */
    final long evictedThroughNanos() {
        return evictedThrough.get();
    }

    /**
     * Takes the oldest retired chunk for a writer.
     *
     * @param threadId the writer's thread, 0 for a shared slot
     * @param firstNanos the time of the first event
     * @return where the chunk begins in the block, or {@link #NONE} when none is retired
     */
    final int take(long threadId, long firstNanos) {
        int index = retired.take();
        if (index == NONE) {
            return NONE;
        }
        int chunk = index * chunkBytes;
        if (ChunkHeader.committedAcquire(buffer, chunk) > ChunkHeader.BYTES) {
            evict(ChunkHeader.lastNanos(buffer, chunk));
        }
        reset(chunk, threadId, firstNanos);
        taken.incrementAndGet();
        return chunk;
    }

    /** Step T2. */
    void evict(long lastNanos) {
        raiseEvictedThrough(lastNanos);
    }

    final void raiseEvictedThrough(long nanos) {
        long before = evictedThrough.get();
        while (nanos > before && !evictedThrough.compareAndSet(before, nanos)) {
            before = evictedThrough.get();
        }
    }

    /** Steps T3 to T6. */
    void reset(int chunk, long threadId, long firstNanos) {
        long epoch = ChunkHeader.epoch(ChunkHeader.wordAcquire(buffer, chunk)) + 1;
        markReset(chunk, epoch);
        putHead(chunk, threadId, firstNanos);
        markOwned(chunk, epoch);
    }

    /** Steps T3 and T4. */
    void markReset(int chunk, long epoch) {
        ChunkHeader.wordRelease(buffer, chunk, ChunkHeader.word(epoch, ChunkHeader.RESETTING));
        VarHandle.fullFence();
    }

    /** Step T5. */
    final void putHead(int chunk, long threadId, long firstNanos) {
        ChunkHeader.committedRelease(buffer, chunk, ChunkHeader.BYTES);
        ChunkHeader.threadId(buffer, chunk, threadId);
        ChunkHeader.firstNanos(buffer, chunk, firstNanos);
        ChunkHeader.lastNanos(buffer, chunk, firstNanos);
    }

    /** Step T6. */
    void markOwned(int chunk, long epoch) {
        ChunkHeader.wordRelease(buffer, chunk, ChunkHeader.word(epoch, ChunkHeader.OWNED));
    }

    /** Puts a chunk to the end of the queue. The caller owns it, and does not afterwards. */
    final void retire(int chunk, long lastNanos) {
        ChunkHeader.lastNanos(buffer, chunk, lastNanos);
        long epoch = ChunkHeader.epoch(ChunkHeader.wordAcquire(buffer, chunk));
        ChunkHeader.wordRelease(buffer, chunk, ChunkHeader.word(epoch, ChunkHeader.RETIRED));
        retired.put(chunk / chunkBytes);
    }

    /**
     * Copies a chunk, head and all, steps R1 to R5.
     *
     * @param index the chunk's number
     * @param to where to, at absolute positions
     * @param fromNanos leave it out when it is known that none of its events is as young
     * @return the bytes copied, 0 when there was nothing to copy or the chunk changed hands meanwhile
     */
    final int copy(int index, ByteBuffer to, int position, long fromNanos) {
        int chunk = index * chunkBytes;
        long word = ChunkHeader.wordAcquire(buffer, chunk);
        if (ChunkHeader.state(word) == ChunkHeader.RESETTING) {
            return 0;
        }
        int committed = committed(chunk);
        boolean isOld =
                ChunkHeader.state(word) == ChunkHeader.RETIRED && ChunkHeader.lastNanos(buffer, chunk) < fromNanos;
        boolean isWanted = committed > ChunkHeader.BYTES && !isOld;
        if (isWanted) {
            copyBytes(chunk, committed, to, position);
        }
        // Also when nothing was copied: what said that there is nothing may be of the next epoch.
        VarHandle.acquireFence();
        return sameEpoch(word, ChunkHeader.wordAcquire(buffer, chunk)) && isWanted ? committed : 0;
    }

    /** Step R2. */
    int committed(int chunk) {
        return (int) ChunkHeader.committedAcquire(buffer, chunk);
    }

    /** Step R3. */
    void copyBytes(int chunk, int bytes, ByteBuffer to, int position) {
        to.put(position, buffer, chunk, bytes);
    }

    /** The verdict of step R5. */
    boolean sameEpoch(long before, long after) {
        return ChunkHeader.epoch(before) == ChunkHeader.epoch(after);
    }
}
