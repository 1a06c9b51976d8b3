/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded table of what is alive, entered and left by all threads without a lock, read by one. Cells come in lines of
 * {@value #LINE}, about a cache line: a thread looks in a line of its own first, so that threads do not disturb each other,
 * then in lines all over the table. A table of which nine tenths are taken still finds room nearly always. A test may hold
 * threads up in it.
 */
class LiveTable<T> {
    /** How many cells, unless said otherwise. */
    static final int CAPACITY = 1 << 15;
    /** The place of what found no room. */
    static final int NO_ROOM = -1;

    private static final int LINE = 16;
    private static final int MOST_LINES_TRIED = 16;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final AtomicReferenceArray<@Nullable T> cells;
    private final int lineShift;
    private final int linesTried;

    /** An empty table. */
    LiveTable() {
        this(CAPACITY);
    }

    /** An empty table of so many cells: a power of two, at least two lines. */
    LiveTable(int capacity) {
        this(capacity, MOST_LINES_TRIED);
    }

    /**
     * An empty table of so many cells.
     *
     * @param linesTried how many lines an entry may be in: more of them use the table up, fewer are sooner searched
     */
    LiveTable(int capacity, int linesTried) {
        this.cells = new AtomicReferenceArray<>(capacity);
        this.lineShift = Long.SIZE - Integer.numberOfTrailingZeros(capacity / LINE);
        this.linesTried = linesTried;
    }

    /**
     * Enters something.
     *
     * @param home where to look first: the id of a thread
     * @param spread where to look then: a number that is seldom the same twice
     * @return its place, or {@link #NO_ROOM}
     */
    int enter(T entry, long home, long spread) {
        long hash = home * GOLDEN_RATIO;
        for (int tried = 0; tried < linesTried; tried++) {
            int line = firstCell(hash);
            for (int cell = line; cell < line + LINE; cell++) {
                if (cells.getPlain(cell) == null && cells.compareAndSet(cell, null, entry)) {
                    return cell;
                }
            }
            hash = next(hash, spread);
        }
        return NO_ROOM;
    }

    /**
     * Finds what the calling thread has entered with the same numbers; null when there is none. What others enter and leave
     * meanwhile is shown to the predicate too, as through a data race.
     */
    @Nullable
    final T find(long home, long spread, Predicate<? super T> isWanted) {
        long hash = home * GOLDEN_RATIO;
        for (int tried = 0; tried < linesTried; tried++) {
            int line = firstCell(hash);
            for (int cell = line; cell < line + LINE; cell++) {
                T entry = cells.getPlain(cell);
                if (entry != null && isWanted.test(entry)) {
                    return entry;
                }
            }
            hash = next(hash, spread);
        }
        return null;
    }

    /**
     * Frees the place; what was done before is seen by whoever finds it free. To be called by one thread, once an entry. Who
     * came by the entry through a data race may have a place that is not the entry's, and then frees nothing: a cell with the
     * entry in it is changed by nobody else, so to look first is as good as a compare-and-set.
     */
    @SuppressWarnings("ReferenceEquality") // the entry itself, whatever it calls equal
    void leave(T entry, int place) {
        if (place != NO_ROOM && cells.getPlain(place) == entry) {
            cells.setRelease(place, null);
        }
    }

    /** Shows everything that is in the table for the whole time of the call, and some of what comes or goes meanwhile. */
    final void forEach(Consumer<T> consumer) {
        for (int i = 0; i < cells.length(); i++) {
            T entry = cells.getAcquire(i);
            if (entry != null) {
                consumer.accept(entry);
            }
        }
    }

    /** Empties the table. What enters meanwhile may stay. */
    final void clear() {
        for (int i = 0; i < cells.length(); i++) {
            cells.setRelease(i, null);
        }
    }

    private int firstCell(long hash) {
        return (int) (hash >>> lineShift) * LINE;
    }

    private static long next(long hash, long spread) {
        return (hash ^ (hash >>> 29) ^ spread) * GOLDEN_RATIO;
    }
}
