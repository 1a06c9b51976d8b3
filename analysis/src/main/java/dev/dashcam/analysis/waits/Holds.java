/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import java.util.ArrayList;
import java.util.List;

/** Finds out who held a monitor while a thread waited for it, from what others waited for it and who released it last. */
final class Holds {
    private static final int MAX_HANDS = 1_000;
    /** Of a wait, what counts as the moment in which it ended. */
    private static final int MOMENT_PART = 20;

    private static final long UNKNOWN = Long.MAX_VALUE;

    private final WaitBook book;
    private final Waits waits;

    Holds(WaitBook book) {
        this.book = book;
        this.waits = book.waits();
    }

    /**
     * A thread held it from here to there.
     *
     * @param isProven whether since when is known; if not, it may have got it at any time up to the end
     */
    record Hold(long threadId, long startNanos, long endNanos, boolean isProven) {
        long overlapNanos(long fromNanos, long toNanos) {
            return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
        }
    }

    /**
     * Who held the lock during a wait, the last one first. JFR names the thread that released it last; when that one had
     * waited for the lock itself, it held it from the end of that wait on, and the one before it is named there. When it had
     * not, it came when the lock was free, so before anybody waited. One that was in {@code Object.wait} gave it up meanwhile; who
     * had it then is not told.
     */
    List<Hold> during(int wait) {
        List<Hold> holds = new ArrayList<>();
        long from = waits.startNanos(wait);
        long until = waits.endNanos(wait);
        long owner = waits.otherThreadId(wait);
        while (owner != 0 && owner != waits.threadId(wait) && holds.size() < MAX_HANDS) {
            int acquired = acquired(wait, owner, from, until);
            long again = book.reentries().hasAgainNanos(owner, waits.lock(wait), until);
            if (acquired < 0 || again > waits.endNanos(acquired)) {
                holds.add(firstHold(wait, owner, from, until));
                break;
            }
            holds.add(new Hold(owner, waits.endNanos(acquired), releasedNanos(wait, owner, until), true));
            until = waits.endNanos(acquired);
            owner = waits.otherThreadId(acquired);
        }
        return holds;
    }

    /** Whether two waits are on the same lock: for it, or in {@code Object.wait} on it. */
    boolean isSameLock(int left, int right) {
        return waits.lock(left) != LockNumbers.UNKNOWN && waits.lock(left) == waits.lock(right);
    }

    /** Whether a wait is for the lock of another wait. */
    boolean isWaitFor(int wait, int like) {
        return isSameLock(wait, like) && book.object(wait).state() == State.LOCK;
    }

    /** The wait by which a thread got the lock between two instants, the last one; -1 when there is none. */
    private int acquired(int like, long threadId, long fromNanos, long untilNanos) {
        int found = -1;
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean got = waits.threadId(wait) == threadId
                    && waits.endNanos(wait) > fromNanos
                    && waits.endNanos(wait) < untilNanos
                    && isWaitFor(wait, like);
            if (got && (found < 0 || waits.endNanos(wait) > waits.endNanos(found))) {
                found = wait;
            }
        }
        return found;
    }

    private long firstWaiter(int like, long fromNanos, long untilNanos) {
        long first = fromNanos;
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean waited =
                    waits.endNanos(wait) > fromNanos && waits.startNanos(wait) < untilNanos && isWaitFor(wait, like);
            first = waited ? Math.min(first, waits.startNanos(wait)) : first;
        }
        return first;
    }

    /**
     * The hold of a thread that got the lock without waiting: since somebody waited for it, but not before another one got it,
     * nor before the thread's task began or after that ended, nor while it was idle, nor before it is known to have it again after
     * {@code Object.wait}. All the same it may have taken the lock for a moment, just when it was released.
     */
    private Hold firstHold(int like, long threadId, long fromNanos, long untilNanos) {
        TaskSpan task = book.spans().mostOf(threadId, fromNanos, untilNanos);
        long released = releasedNanos(like, threadId, untilNanos);
        long end = task == null ? released : Math.min(released, task.endNanos());
        long othersUntil = othersUntil(like, threadId, untilNanos);
        long start = Math.max(
                Math.max(firstWaiter(like, fromNanos, untilNanos), othersUntil),
                Math.max(
                        idleUntil(threadId, fromNanos, end),
                        book.reentries().hasAgainNanos(threadId, waits.lock(like), untilNanos)));
        start = Math.min(end, task == null ? start : Math.max(start, task.startNanos()));
        long proven = lockInHandNanos(threadId, fromNanos, end, othersUntil);
        boolean isProven = proven != UNKNOWN;
        return new Hold(threadId, isProven ? Math.max(start, proven) : start, end, isProven);
    }

    /**
     * Since when a thread surely had the lock that it released in the end: since it began to wait for the outside, where that wait
     * ended just before. Had another thread had the lock meanwhile, it would have released it in that very moment, of which it could not
     * know. Of a wait for another thread it could: that one may have done both at once.
     */
    private long lockInHandNanos(long threadId, long fromNanos, long endNanos, long othersUntilNanos) {
        long since = UNKNOWN;
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean inHand = waits.threadId(wait) == threadId
                    && waits.startNanos(wait) >= othersUntilNanos
                    && waits.endNanos(wait) <= endNanos
                    && (endNanos - waits.endNanos(wait)) * MOMENT_PART <= endNanos - fromNanos
                    && waits.overlapNanos(wait, fromNanos, endNanos) * 2 >= endNanos - fromNanos
                    && book.object(wait).state().isForOutside()
                    && !book.site(wait).isIdle();
            since = inHand ? Math.min(since, waits.startNanos(wait)) : since;
        }
        return since;
    }

    /** When a thread gave the lock up by {@code Object.wait}, before an instant at which it was still there; else that instant. */
    private long releasedNanos(int like, long threadId, long untilNanos) {
        long released = untilNanos;
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean gaveUp = waits.threadId(wait) == threadId
                    && waits.startNanos(wait) < released
                    && waits.endNanos(wait) >= untilNanos
                    && isSameLock(wait, like)
                    && book.object(wait).state() == State.WAITING;
            released = gaveUp ? waits.startNanos(wait) : released;
        }
        return released;
    }

    /** When another thread got the lock last, before an instant. */
    private long othersUntil(int like, long threadId, long untilNanos) {
        long last = book.reentries().othersUntilNanos(threadId, waits.lock(like), untilNanos);
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean got =
                    waits.threadId(wait) != threadId && waits.endNanos(wait) < untilNanos && isWaitFor(wait, like);
            last = got ? Math.max(last, waits.endNanos(wait)) : last;
        }
        return last;
    }

    private long idleUntil(long threadId, long fromNanos, long untilNanos) {
        long free = Long.MIN_VALUE;
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean idle = waits.threadId(wait) == threadId
                    && waits.overlapNanos(wait, fromNanos, untilNanos) > 0
                    && book.site(wait).isIdle();
            free = idle ? Math.max(free, Math.min(waits.endNanos(wait), untilNanos)) : free;
        }
        return free;
    }
}
