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
import dev.dashcam.analysis.waits.Holds.Hold;
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

    private final WaitBook book;
    private final Waits waits;
    private final Holds holds;
    private final NameSlots names;

    /** Follows waits in this book. */
    public LockHolders(WaitBook book, NameSlots names) {
        this.book = book;
        this.waits = book.waits();
        this.holds = new Holds(book);
        this.names = names;
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
        List<Hold> hands = holds.during(wait);
        Set<Long> followed = new HashSet<>(List.of(subject.threadId()));
        List<Integer> others = others(wait, subject.threadId());
        return new Contention(
                lock.name(),
                book.site(wait).place(),
                waits.startNanos(wait),
                waits.endNanos(wait),
                mainHolder(wait, hands, followed, MAX_CHAIN),
                (int) hands.stream().map(Hold::threadId).distinct().count(),
                isPassedOn(wait, hands),
                others.size(),
                noun(others),
                byName(others),
                others.stream().mapToLong(waits::nanos).max().orElse(0),
                book.earlierWaits(lock.className()),
                book.monitorThresholdNanos(),
                Math.max(0, subject.startNanos() - Math.max(lookBackFromNanos, book.completeFromNanos())));
    }

    /** The longest wait for the lock for which the waits are longest together, -1 for none. */
    private int longestWait(Subject subject) {
        return WaitedFor.of(book, subject.threadId(), subject.startNanos(), subject.endNanos()).stream()
                .filter(waited -> isKnownLock(book.objectNumbered(waited.object())))
                .max(Comparator.comparingLong(WaitedFor::nanos))
                .map(WaitedFor::longest)
                .orElse(-1);
    }

    /** There may be too many to know each. */
    private static boolean isKnownLock(WaitObject object) {
        return object.state() == State.LOCK && !object.name().isEmpty();
    }

    /** Whether no thread can have held it for half of the wait, whoever had it while that is not known. */
    private boolean isPassedOn(int wait, List<Hold> hands) {
        long from = waits.startNanos(wait);
        long until = waits.endNanos(wait);
        Map<Long, Long> byThread = new HashMap<>();
        hands.stream()
                .filter(Hold::isProven)
                .forEach(hold -> byThread.merge(hold.threadId(), hold.overlapNanos(from, until), Long::sum));
        long known = byThread.values().stream().mapToLong(Long::longValue).sum();
        long most = byThread.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return book.tellsHolders() && (most + until - from - known) * 2 < until - from;
    }

    /** The holder for at least half of the wait, null when there is none or that is not known. */
    private @Nullable Holder mainHolder(int wait, List<Hold> holds, Set<Long> followed, int depth) {
        long from = waits.startNanos(wait);
        long until = waits.endNanos(wait);
        Hold main = holds.stream()
                .max(Comparator.comparingLong(hold -> hold.overlapNanos(from, until)))
                .filter(hold -> hold.overlapNanos(from, until) * 2 >= until - from)
                .orElse(null);
        return main == null || depth == 0 || !book.tellsHolders() || !followed.add(main.threadId())
                ? null
                : holder(wait, main, main.overlapNanos(from, until), followed, depth);
    }

    private Holder holder(int forWait, Hold hold, long overlapNanos, Set<Long> followed, int depth) {
        List<WaitedFor> meanwhile = WaitedFor.of(book, hold.threadId(), hold.startNanos(), hold.endNanos()).stream()
                .filter(waited -> !holds.isSameLock(waited.longest(), forWait))
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
                hold.isProven(),
                meanwhile.stream().map(this::share).toList(),
                main < 0 ? CodePlace.UNKNOWN : Frames.place(book.site(main).caller()),
                onLock ? mainHolder(main, holds.during(main), followed, depth - 1) : null);
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
                    && holds.isWaitFor(wait, like)
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
