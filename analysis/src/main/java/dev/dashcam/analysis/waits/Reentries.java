/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LongIntMap;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import java.util.Arrays;

/**
 * When threads that were in {@code Object.wait} had the monitor again. The JVM tells when such a thread woke up, but not when it had the
 * monitor, which others may have kept for long after that. It surely had it when something else is known of it. Bounded.
 */
final class Reentries {
    private static final int MAX = 1 << 16;
    private static final int BYTES_PER_REENTRY = 3 * Long.BYTES + Integer.BYTES;
    private static final long NOT_SEEN = Long.MAX_VALUE;
    private static final int NONE = LongIntMap.ABSENT;

    private final HeapBudget budget;
    private final long fromNanos;
    /** By thread: the last one. */
    private final LongIntMap lastOf;

    private long[] threads = new long[0];
    private int[] locks = new int[0];
    private long[] woken = new long[0];
    private long[] seen = new long[0];
    private int size;
    private boolean complete = true;

    /**
     * None yet.
     *
     * @param fromNanos what was over by then is of no interest, but for the last of each thread
     */
    Reentries(HeapBudget budget, long fromNanos) {
        this.budget = budget;
        this.fromNanos = fromNanos;
        this.lastOf = new LongIntMap(budget);
    }

    /** A thread woke up in {@code Object.wait}. */
    void woke(TraceEvent event, int lock) {
        int last = lastOf.get(event.threadId());
        int at = last != NONE && seen[last] < fromNanos ? last : add(event.threadId());
        if (at != NONE) {
            threads[at] = event.threadId();
            locks[at] = lock;
            woken[at] = event.timeNanos();
            seen[at] = NOT_SEEN;
        }
    }

    private int add(long threadId) {
        if (size == MAX) {
            complete = false;
            return NONE;
        }
        if (size == threads.length) {
            grow(Math.max(64, 2 * size));
        }
        lastOf.put(threadId, size);
        return size++;
    }

    private void grow(int room) {
        budget.take((long) BYTES_PER_REENTRY * (room - threads.length));
        threads = Arrays.copyOf(threads, room);
        locks = Arrays.copyOf(locks, room);
        woken = Arrays.copyOf(woken, room);
        seen = Arrays.copyOf(seen, room);
    }

    /**
     * Something is known of a thread. That it waits for the same monitor does not tell that it has it; the end of that wait does.
     *
     * @param lock what it waits for, where that is a lock
     */
    void seen(TraceEvent event, int lock) {
        int last = size == 0 || event.threadId() == 0 ? NONE : lastOf.get(event.threadId());
        if (last == NONE || seen[last] != NOT_SEEN) {
            return;
        }
        boolean sameLock = locks[last] == LockNumbers.UNKNOWN || locks[last] == lock;
        if (event.stateAfter() == ThreadState.BLOCKED && sameLock) {
            woken[last] = NOT_SEEN;
        } else if (event.stateBefore() == ThreadState.BLOCKED && sameLock) {
            woken[last] = event.timeNanos();
            seen[last] = event.timeNanos();
        } else if (event.timeNanos() >= woken[last]) {
            seen[last] = event.timeNanos();
        }
    }

    /** Since when a thread surely has a monitor again that it gave up before an instant; that instant when it is not known. */
    long hasAgainNanos(long threadId, int lock, long untilNanos) {
        long again = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (threads[i] == threadId && isOf(i, lock) && woken[i] < untilNanos) {
                again = Math.max(again, Math.min(seen[i], untilNanos));
            }
        }
        return again;
    }

    /** When another thread had a monitor again last, before an instant. */
    long othersUntilNanos(long threadId, int lock, long untilNanos) {
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (threads[i] != threadId && isOf(i, lock) && woken[i] < untilNanos) {
                last = Math.max(last, seen[i] < untilNanos ? seen[i] : woken[i]);
            }
        }
        return last;
    }

    private boolean isOf(int reentry, int lock) {
        return locks[reentry] == lock || locks[reentry] == LockNumbers.UNKNOWN;
    }

    /** Whether all of them are known. */
    boolean isComplete() {
        return complete;
    }
}
