/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import dev.dashcam.task.TaskKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows a task's wait for a lock to who held it, and to what that one waited for. */
public final class LockHolders {
    private static final int MAX_CHAIN = 5;
    private static final int MAX_HANDS = 1_000;

    private final WaitBook book;
    private final Waits waits;
    private final NameSlots names;

    /** Follows waits in this book. */
    public LockHolders(WaitBook book, NameSlots names) {
        this.book = book;
        this.waits = book.waits();
        this.names = names;
    }

    private record Hold(long threadId, long startNanos, long endNanos) {
        long overlapNanos(long fromNanos, long toNanos) {
            return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
        }
    }

    /**
     * The lock that the task waited for longest, null when it waited for none.
     *
     * @param lookBackFromNanos from when on the recording tells of waits
     */
    public @Nullable Contention of(Subject subject, long lookBackFromNanos) {
        int wait = longestWait(subject);
        if (wait < 0) {
            return null;
        }
        WaitObject lock = book.object(wait);
        List<Hold> holds = holds(wait);
        Set<Long> followed = new HashSet<>(List.of(subject.threadId()));
        List<Integer> others = others(wait, subject.threadId());
        return new Contention(
                lock.name(),
                book.site(wait).place(),
                waits.startNanos(wait),
                waits.endNanos(wait),
                mainHolder(wait, holds, followed, MAX_CHAIN),
                holds.size(),
                others.size(),
                noun(others),
                byName(others),
                others.stream().mapToLong(waits::nanos).max().orElse(0),
                book.earlierWaits(lock.className()),
                Math.max(0, subject.startNanos() - Math.max(lookBackFromNanos, book.completeFromNanos())));
    }

    /** The longest wait for the lock for which the waits are longest together, -1 for none. */
    private int longestWait(Subject subject) {
        return WaitedFor.of(book, subject.threadId(), subject.startNanos(), subject.endNanos()).stream()
                .filter(waited -> book.objectNumbered(waited.object()).state() == State.LOCK)
                .max(Comparator.comparingLong(WaitedFor::nanos))
                .map(WaitedFor::longest)
                .orElse(-1);
    }

    /**
     * Who held the lock during a wait, the last one first. JFR names the thread that released it last; when that one had
     * waited for the lock itself, it held it from the end of that wait on, and the one before it is named there. When it had
     * not, it came when the lock was free, so before anybody waited.
     */
    private List<Hold> holds(int wait) {
        List<Hold> holds = new ArrayList<>();
        long from = waits.startNanos(wait);
        long until = waits.endNanos(wait);
        long owner = waits.otherThreadId(wait);
        while (owner != 0 && owner != waits.threadId(wait) && holds.size() < MAX_HANDS) {
            int acquired = acquired(wait, owner, from, until);
            if (acquired < 0) {
                holds.add(firstHold(wait, owner, from, until));
                break;
            }
            holds.add(new Hold(owner, waits.endNanos(acquired), until));
            until = waits.endNanos(acquired);
            owner = waits.otherThreadId(acquired);
        }
        return holds;
    }

    /** The wait by which a thread got the lock between two instants, the last one; -1 when there is none. */
    private int acquired(int like, long threadId, long fromNanos, long untilNanos) {
        int found = -1;
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean got = waits.threadId(wait) == threadId
                    && isSameLock(wait, like)
                    && waits.endNanos(wait) > fromNanos
                    && waits.endNanos(wait) < untilNanos;
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
                    isSameLock(wait, like) && waits.endNanos(wait) > fromNanos && waits.startNanos(wait) < untilNanos;
            first = waited ? Math.min(first, waits.startNanos(wait)) : first;
        }
        return first;
    }

    /**
     * The hold of a thread that got the lock without waiting: since somebody waited for it, but not before another one got it,
     * nor before the thread's task began or after that ended, nor while it was idle. Without this a thread that took the lock for a moment, just when
     * it was released, would be blamed for all of the wait.
     */
    private Hold firstHold(int like, long threadId, long fromNanos, long untilNanos) {
        TaskSpan task = book.spans().mostOf(threadId, fromNanos, untilNanos);
        long end = task == null ? untilNanos : Math.min(untilNanos, task.endNanos());
        long start = Math.max(
                Math.max(firstWaiter(like, fromNanos, untilNanos), othersUntil(like, threadId, untilNanos)),
                idleUntil(threadId, fromNanos, end));
        return new Hold(threadId, Math.min(end, task == null ? start : Math.max(start, task.startNanos())), end);
    }

    /** When another thread got the lock last, before an instant. */
    private long othersUntil(int like, long threadId, long untilNanos) {
        long last = Long.MIN_VALUE;
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean got =
                    waits.threadId(wait) != threadId && waits.endNanos(wait) < untilNanos && isSameLock(wait, like);
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

    private boolean isSameLock(int left, int right) {
        return book.object(left).isSameLock(book.object(right));
    }

    /** The holder for at least half of the wait, null when there is none. */
    private @Nullable Holder mainHolder(int wait, List<Hold> holds, Set<Long> followed, int depth) {
        long from = waits.startNanos(wait);
        long until = waits.endNanos(wait);
        Hold main = holds.stream()
                .max(Comparator.comparingLong(hold -> hold.overlapNanos(from, until)))
                .filter(hold -> hold.overlapNanos(from, until) * 2 >= until - from)
                .orElse(null);
        return main == null || depth == 0 || !followed.add(main.threadId())
                ? null
                : holder(wait, main, main.overlapNanos(from, until), followed, depth);
    }

    private Holder holder(int forWait, Hold hold, long overlapNanos, Set<Long> followed, int depth) {
        List<WaitedFor> meanwhile = WaitedFor.of(book, hold.threadId(), hold.startNanos(), hold.endNanos()).stream()
                .filter(waited -> !isSameLock(waited.longest(), forWait))
                .sorted(Comparator.comparingLong(WaitedFor::nanos).reversed())
                .toList();
        int main = meanwhile.isEmpty() ? -1 : meanwhile.get(0).longest();
        boolean onLock = main >= 0 && book.object(main).state() == State.LOCK;
        TaskSpan task = book.spans().mostOf(hold.threadId(), hold.startNanos(), hold.endNanos());
        return new Holder(
                hold.threadId(),
                book.threadName(hold.threadId()),
                task == null ? 0 : task.taskId(),
                task == null ? TaskKind.OTHER : task.kind(),
                task == null ? "" : names.name(task.nameSlot()),
                hold.startNanos(),
                hold.endNanos(),
                overlapNanos,
                meanwhile.stream().map(this::share).toList(),
                main < 0 ? CodePlace.UNKNOWN : Frames.place(book.site(main).caller()),
                onLock ? mainHolder(main, holds(main), followed, depth - 1) : null);
    }

    private StateShare share(WaitedFor waited) {
        WaitObject object = book.objectNumbered(waited.object());
        CodePlace place = book.site(waited.longest()).place();
        return new StateShare(object.state(), object.name(), waited.nanos(), waited.times(), place);
    }

    /** The longest wait for the same lock at the same time of each other thread: some wait for it again and again. */
    private List<Integer> others(int like, long threadId) {
        Map<Long, Integer> others = new LinkedHashMap<>();
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean hit = waits.threadId(wait) != threadId
                    && isSameLock(wait, like)
                    && waits.overlapNanos(wait, waits.startNanos(like), waits.endNanos(like)) > 0;
            if (hit) {
                others.merge(
                        waits.threadId(wait),
                        wait,
                        (known, other) -> waits.nanos(other) > waits.nanos(known) ? other : known);
            }
        }
        return new ArrayList<>(others.values());
    }

    private @Nullable TaskSpan task(int wait) {
        return book.spans().at(waits.threadId(wait), waits.endNanos(wait));
    }

    private String noun(List<Integer> others) {
        boolean tasks = true;
        boolean requests = true;
        for (int wait : others) {
            TaskSpan task = task(wait);
            tasks &= task != null;
            requests &= task != null && task.kind() == TaskKind.REQUEST;
        }
        return requests ? "requests" : tasks ? "tasks" : "threads";
    }

    private List<Meanwhile.Count> byName(List<Integer> others) {
        Map<String, Long> counts = new HashMap<>();
        for (int wait : others) {
            TaskSpan task = task(wait);
            String name = task == null ? "without a task" : TaskTitle.of(task.kind(), names.name(task.nameSlot()));
            counts.merge(name, 1L, Long::sum);
        }
        List<Meanwhile.Count> sorted = new ArrayList<>();
        counts.forEach((name, count) -> sorted.add(new Meanwhile.Count(name, count)));
        sorted.sort(Comparator.comparingLong(Meanwhile.Count::count).reversed().thenComparing(Meanwhile.Count::name));
        return sorted;
    }
}
