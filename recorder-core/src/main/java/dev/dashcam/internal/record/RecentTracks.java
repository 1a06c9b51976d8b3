/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of threads that recorded of late, found in half the time that a thread local takes. A cell is a guess: it is
 * believed only when the track in it is the calling thread's own, so threads that share a cell, and cells that are read while
 * others write them, cost time and nothing else. (A track that is believed is seen whole: whose it is, that thread itself has
 * written, and all else in it.)
 *
 * <p>A thread has two cells it may be in, and once a platform thread is in one it stays until it has ended: two busy ones
 * that took a cell from each other would write at every event to a cache line that both need, which is four times the cost of
 * the event. Virtual threads come and go by the thousand and may be replaced.
 */
final class RecentTracks {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(ThreadTrack[].class);
    private static final int CELL_BITS = 11;
    private static final int CELLS = 1 << CELL_BITS;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final @Nullable ThreadTrack[] cells = new ThreadTrack[CELLS];

    /** The track of the calling thread, null when it is not in its first cell. */
    @Nullable
    ThreadTrack find(Thread callingThread) {
        return findIn(firstCellOf(callingThread), callingThread);
    }

    /** The track of the calling thread, null when it is not in its second cell. */
    @Nullable
    ThreadTrack findBeside(Thread callingThread) {
        return findIn(secondCellOf(callingThread), callingThread);
    }

    private @Nullable ThreadTrack findIn(int cell, Thread callingThread) {
        ThreadTrack track = cells[cell];
        return track != null && track.thread() == callingThread ? track : null;
    }

    /**
     * Puts the calling thread's track into one of its cells, if there is one that no platform thread needs. What was done before
     * {@link #clear} is undone by it.
     *
     * @return whether it was put
     */
    boolean put(ThreadTrack track) {
        Thread thread = Thread.currentThread();
        return putIn(firstCellOf(thread), track) || putIn(secondCellOf(thread), track);
    }

    private boolean putIn(int cell, ThreadTrack track) {
        ThreadTrack other = cells[cell];
        if (other != null && other.isOfLivePlatform()) {
            return false;
        }
        CELL.setVolatile(cells, cell, track);
        return true;
    }

    /** Takes the calling thread's track out that {@link #put} has put in. */
    void remove(ThreadTrack track) {
        Thread thread = Thread.currentThread();
        CELL.compareAndSet(cells, firstCellOf(thread), track, null);
        CELL.compareAndSet(cells, secondCellOf(thread), track, null);
    }

    /** Forgets the threads that have ended, which are kept from the collector until then. Any thread. */
    void removeDead() {
        for (int i = 0; i < CELLS; i++) {
            ThreadTrack track = cells[i];
            if (track != null && !track.isAlive()) {
                CELL.compareAndSet(cells, i, track, null);
            }
        }
    }

    /** Forgets all of them. Any thread. */
    void clear() {
        for (int i = 0; i < CELLS; i++) {
            CELL.setVolatile(cells, i, null);
        }
    }

    /** Where a class of the application's has ids of its own, the guess is bad and still only a guess. */
    private static int firstCellOf(Thread thread) {
        return (int) thread.getId() & (CELLS - 1);
    }

    /** Another one, for those who have the first in common. */
    private static int secondCellOf(Thread thread) {
        return (int) ((thread.getId() * GOLDEN_RATIO) >>> (Long.SIZE - CELL_BITS));
    }
}
