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
 */
final class RecentTracks {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(ThreadTrack[].class);
    private static final int CELLS = 1 << 10;

    private final @Nullable ThreadTrack[] cells = new ThreadTrack[CELLS];

    /** The track of the calling thread, null when it is not among them. */
    @Nullable
    ThreadTrack find(Thread callingThread) {
        ThreadTrack track = cells[cellOf(callingThread)];
        return track != null && track.thread() == callingThread ? track : null;
    }

    /** Puts the calling thread's track in place of another. What was done before {@link #clear} is undone by it. */
    void put(ThreadTrack track) {
        CELL.setVolatile(cells, cellOf(Thread.currentThread()), track);
    }

    /** Takes the calling thread's track out that {@link #put} has put in. */
    void remove(ThreadTrack track) {
        CELL.compareAndSet(cells, cellOf(Thread.currentThread()), track, null);
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
    private static int cellOf(Thread thread) {
        return (int) thread.getId() & (CELLS - 1);
    }
}
