/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The retired chunks in the order in which they retired: a bounded first-in-first-out queue for many threads at both ends,
 * of which none ever waits for another.
 *
 * <p>A place in the queue is a ticket; ticket and cell go together for one turn of the array. Who puts a chunk in takes a
 * ticket and then fills its cell; between the two it may be preempted. Who takes a chunk out and finds such a cell does not
 * wait: it moves the cell on to its next turn, empty, which makes the ticket void. The putter then fails to fill the cell and
 * takes another ticket. Taking a chunk out is the same move from a filled cell. Only after it the head goes on, by whoever
 * gets there first, so that a taker preempted between the two holds nobody up either.
 *
 * <p>Every ticket between head and tail belongs to another chunk, in its cell or in the hands of its putter, except that the
 * one at the head may just have been taken. So with more cells than chunks a ticket never meets a cell that is still in an
 * earlier turn. Each handing over of a chunk is a compare-and-set of its cell, so what the putter did to the chunk before is
 * visible to the taker. A test may override the steps between which a thread can be held up.
 */
class ChunkQueue {
    static final int NONE = -1;

    private static final int CHUNK_BITS = 24;
    private static final long CHUNK_MASK = (1L << CHUNK_BITS) - 1;

    /** Each cell: the turn in the upper bits, in the lower ones 0 for empty or the chunk's number plus one. */
    private final AtomicLongArray cells;

    private final int turnShift;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();

    /** A queue for this many chunks, empty. */
    ChunkQueue(int chunks) {
        this(chunks, 0);
    }

    /** A queue for this many chunks, the first so many of them in it. */
    ChunkQueue(int chunks, int in) {
        if (chunks < 1 || chunks >= CHUNK_MASK >> 1) {
            throw new IllegalArgumentException("chunks: " + chunks);
        }
        turnShift = 32 - Integer.numberOfLeadingZeros(chunks);
        // Not put in one by one, which takes the interpreter, in which a recorder starts, many times as long.
        long[] first = new long[1 << turnShift];
        for (int chunk = 0; chunk < in; chunk++) {
            first[chunk] = chunk + 1L;
        }
        cells = new AtomicLongArray(first);
        tail.set(in);
    }

    /** Puts a chunk at the end. The caller must have it out of the queue, and forget it. */
    final void put(int chunk) {
        while (!fill(takeTicket(), chunk)) {
            // The ticket was made void meanwhile.
        }
    }

    long takeTicket() {
        return tail.getAndIncrement();
    }

    final boolean fill(long ticket, int chunk) {
        long empty = empty(turn(ticket));
        return cells.compareAndSet(cell(ticket), empty, empty | (chunk + 1));
    }

    /** Takes the chunk out that was put in first, {@link #NONE} when there is none. */
    final int take() {
        while (true) {
            long ticket = head.get();
            if (ticket >= tail.get()) {
                return NONE;
            }
            long found = cells.get(cell(ticket));
            if (found >>> CHUNK_BITS == turn(ticket)
                    && cells.compareAndSet(cell(ticket), found, empty(turn(ticket) + 1))) {
                passHead(ticket);
                int chunk = (int) (found & CHUNK_MASK) - 1;
                if (chunk >= 0) {
                    return chunk;
                }
            } else if (found >>> CHUNK_BITS != turn(ticket)) {
                passHead(ticket);
            }
        }
    }

    void passHead(long ticket) {
        head.compareAndSet(ticket, ticket + 1);
    }

    /** The first ticket that is still in the queue. */
    final long head() {
        return head.get();
    }

    /** The ticket behind the last one. */
    final long tail() {
        return tail.get();
    }

    /** The chunk at a ticket, {@link #NONE} when it is not there or no longer. It stays where it is. */
    final int peek(long ticket) {
        long found = cells.get(cell(ticket));
        return found >>> CHUNK_BITS == turn(ticket) ? (int) (found & CHUNK_MASK) - 1 : NONE;
    }

    private int cell(long ticket) {
        return (int) ticket & (cells.length() - 1);
    }

    private long turn(long ticket) {
        return ticket >>> turnShift;
    }

    private static long empty(long turn) {
        return turn << CHUNK_BITS;
    }
}
