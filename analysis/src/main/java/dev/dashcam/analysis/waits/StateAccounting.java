/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.account.Place;
import dev.dashcam.analysis.account.PlaceTotals;
import dev.dashcam.analysis.account.Timeline;
import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.store.HeapBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides a task's time among what its thread did, so that the parts add up to it. Where two overlap:
 *
 * <ol>
 *   <li>of waits inside one another the innermost counts; that a virtual thread is pinned counts only instead of its parking;
 *   <li>a pause counts instead of a wait for another thread, which stood still too, but not instead of a wait for the outside;
 *   <li>time waiting for a CPU, which the kernel measures in all, counts instead of waits where it does not fit beside them: the
 *       thread had what it waited for; likewise time on CPU, but not instead of a wait for the outside, which is work of the
 *       kernel's for it. For a disk there is much of that, so of the two it is that which was inside a wait for it.
 * </ol>
 */
public final class StateAccounting {
    /** Shorter sleeps are too many to be counted as one long wait. */
    private static final long LEAST_TOLD_NANOS = 1_000_000;

    private final WaitBook book;
    private final HeapBudget budget;

    /** An accounting by this book. */
    public StateAccounting(WaitBook book, HeapBudget budget) {
        this.book = book;
        this.budget = budget;
    }

    /**
     * The account of a task that did not leave its thread.
     *
     * @param atTrigger how it stood at the trigger, null where that is not known or it had ended
     * @param lastSignNanos when its thread is known to have gone on for the last time
     * @param isCrowded whether there was less CPU then than was wanted
     */
    public StateAccount of(Subject subject, @Nullable AtTrigger atTrigger, long lastSignNanos, boolean isCrowded) {
        List<StateShare> waits = new ArrayList<>();
        long pausedNanos = divide(subject, waits);
        long forThreads = sum(waits, true);
        long forOutside = sum(waits, false);
        long wall = subject.wallNanos();
        long rest = wall - pausedNanos - forThreads - forOutside;
        long cpu = Math.max(0, Math.min(subject.cpuNanos(), wall - pausedNanos));
        long waitedForCpu = isCrowded && subject.runQueueNanos() < 0
                ? besideWaits(subject, rest - cpu, wall - forThreads - forOutside - cpu)
                : subject.runQueueNanos();
        long runQueue = Math.max(0, Math.min(waitedForCpu, wall - pausedNanos - cpu));
        long excess = Math.max(0, cpu + runQueue - rest);
        long fromThreads = Math.min(excess, forThreads);
        long forDisk = waits.stream()
                .filter(wait -> wait.state() == State.DISK)
                .mapToLong(StateShare::nanos)
                .sum();
        long insideDisk = Math.min(excess - fromThreads, Math.min(cpu, forDisk));
        long fromOutside = Math.min(excess - fromThreads - insideDisk, Math.min(runQueue, forOutside));
        cpu -= excess - fromThreads - fromOutside;
        List<StateShare> shares = new ArrayList<>();
        shrink(waits, false, forThreads, fromThreads, shares);
        shrink(waits, true, forOutside, fromOutside, shares);
        shares.add(new StateShare(
                State.PAUSED,
                book.pauseWords().words(subject.startNanos(), subject.endNanos()),
                pausedNanos,
                book.pauses().count(subject.startNanos(), subject.endNanos()),
                book.pauseWords().asker(subject.startNanos(), subject.endNanos())));
        shares.add(new StateShare(State.ON_CPU, "", cpu, 0, CodePlace.UNKNOWN));
        shares.add(new StateShare(State.WAITING_FOR_CPU, "", runQueue, 0, CodePlace.UNKNOWN));
        shares.removeIf(share -> share.nanos() <= 0);
        StateShare unended = UnendedWaits.of(
                subject,
                atTrigger,
                lastSignNanos,
                book.pauses().overlap(lastSignNanos, subject.endNanos()),
                wall - nanos(shares));
        if (unended != null) {
            shares.add(unended);
        }
        shares.sort(Comparator.comparingLong(StateShare::nanos).reversed());
        long explained = nanos(shares);
        if (wall > explained) {
            shares.add(new StateShare(State.UNEXPLAINED, "", wall - explained, 0, CodePlace.UNKNOWN));
        }
        long missing = Math.max(0, Math.min(book.completeFromNanos(), subject.endNanos()) - subject.startNanos());
        return new StateAccount(wall, ShareFolding.folded(shares, wall), book.thresholdNanos(), missing);
    }

    /**
     * A wait for a CPU that is too long to be believed by itself. What the kernel counts of a sleep is inside a wait that the JVM tells
     * of; where all of it fits beside those, and there was too little CPU, it was none.
     *
     * @param leftNanos what the JVM tells nothing about
     * @param unwaitedNanos the same with the pauses: whoever waits for a CPU lets others wait for the safepoint
     */
    private long besideWaits(Subject subject, long leftNanos, long unwaitedNanos) {
        boolean isTold = !subject.isStillRunning()
                && subject.cpuNanos() >= 0
                && book.completeFromNanos() <= subject.startNanos()
                && book.thresholdNanos() <= LEAST_TOLD_NANOS;
        return isTold && subject.runQueueAtMostNanos() <= unwaitedNanos
                ? Math.min(subject.runQueueAtMostNanos(), leftNanos)
                : -1;
    }

    private static long nanos(List<StateShare> shares) {
        return shares.stream().mapToLong(StateShare::nanos).sum();
    }

    private static long sum(List<StateShare> waits, boolean forThreads) {
        return waits.stream()
                .filter(wait -> wait.state().isForOutside() != forThreads)
                .mapToLong(StateShare::nanos)
                .sum();
    }

    /** Takes from each of the waits its part of what is to be taken from all of them. */
    private static void shrink(
            List<StateShare> waits, boolean forOutside, long whole, long taken, List<StateShare> into) {
        long before = 0;
        for (StateShare wait : waits) {
            if (wait.state().isForOutside() == forOutside) {
                long after = before + wait.nanos();
                long nanos = part(whole - taken, after, whole) - part(whole - taken, before, whole);
                into.add(new StateShare(wait.state(), wait.object(), nanos, wait.times(), wait.place()));
                before = after;
            }
        }
    }

    private static long part(long left, long upTo, long whole) {
        return upTo == whole ? left : (long) ((double) upTo / whole * left);
    }

    /** Adds the waits to the list and answers for how long all threads stood still beside them. */
    private long divide(Subject subject, List<StateShare> into) {
        Waits waits = book.waits();
        Timeline timeline = new Timeline(budget);
        PinnedWaits counted = new PinnedWaits(book, subject.threadId());
        for (int wait = 0; wait < waits.size(); wait++) {
            boolean mine = waits.threadId(wait) == subject.threadId()
                    && waits.overlapNanos(wait, subject.startNanos(), subject.endNanos()) > 0;
            if (mine && !counted.isToldByAnother(wait)) {
                timeline.add(Place.region(waits.object(wait)), waits.startNanos(wait), waits.endNanos(wait), 0, true);
            }
        }
        PlaceTotals totals = new PlaceTotals(budget);
        long[] paused = new long[1];
        timeline.divide(subject.startNanos(), subject.endNanos(), subject.startNanos(), (place, from, to) -> {
            boolean inside = !Place.isNamed(place)
                    || !book.objectNumbered(Place.nameSlot(place)).state().isForOutside();
            long stoodStill = inside ? book.pauses().overlap(from, to) : 0;
            if (stoodStill > 0) {
                book.pauseWords().heldUp(from, to);
            }
            paused[0] += stoodStill;
            totals.part(place, from, to - stoodStill);
        });
        for (WaitedFor waited : WaitedFor.of(book, subject.threadId(), subject.startNanos(), subject.endNanos())) {
            WaitObject object = book.objectNumbered(waited.object());
            into.add(new StateShare(
                    object.state(),
                    object.name(),
                    totals.nanos(Place.region(waited.object())),
                    waited.times(),
                    book.site(waited.longest()).place()));
        }
        return paused[0];
    }
}
