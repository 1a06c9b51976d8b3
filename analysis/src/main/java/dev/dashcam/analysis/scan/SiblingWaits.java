/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.account.Pauses;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.TraceEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What held up the tasks that are compared with: what each waited for on the thread it began on, and pauses beside that. Bounded. */
final class SiblingWaits {
    private static final int MAX_THREADS = 1 << 14;
    private static final int BYTES_PER_THREAD = 250;

    private final HeapBudget budget;
    private final Pauses pauses;
    private final Map<Long, Waited> byThread = new HashMap<>();
    /** Of tasks that have ended. */
    private final Deque<Waited> unused = new ArrayDeque<>();

    private long completeFromNanos = Long.MAX_VALUE;

    SiblingWaits(HeapBudget budget) {
        this.budget = budget;
        this.pauses = new Pauses(budget);
    }

    private static final class Waited {
        long taskId;
        long startNanos;
        /** By {@link State#ordinal()}. */
        final long[] nanos = new long[State.values().length];
        /** All stood still while it waited for the outside, which does not count. */
        long pausedOutsideNanos;
    }

    /** The JVM tells of all waits from here on. */
    void completeFrom(long nanos) {
        completeFromNanos = nanos;
    }

    void begins(TraceEvent task) {
        Waited begun = byThread.get(task.threadId());
        if (begun == null) {
            if (byThread.size() == MAX_THREADS) {
                return;
            }
            begun = unused.poll();
            if (begun == null) {
                budget.take(BYTES_PER_THREAD);
                begun = new Waited();
            }
            byThread.put(task.threadId(), begun);
        }
        begun.taskId = task.taskId();
        begun.startNanos = task.timeNanos();
        begun.pausedOutsideNanos = 0;
        Arrays.fill(begun.nanos, 0);
    }

    /** All threads have stood still. */
    void paused(TraceEvent pause) {
        pauses.add(pause.startNanos(), pause.timeNanos());
    }

    /** A thread leaves a wait. A pause counts instead of it, but not instead of a wait for the outside. */
    void waited(TraceEvent event) {
        Waited task = byThread.get(event.threadId());
        if (task == null) {
            return;
        }
        long from = Math.max(task.startNanos, event.startNanos());
        long nanos = Math.max(0, event.timeNanos() - from);
        long pausedNanos = pauses.overlap(from, event.timeNanos());
        State state = WaitState.of(event);
        if (state.isForOutside()) {
            task.pausedOutsideNanos += pausedNanos;
        } else {
            nanos -= pausedNanos;
        }
        task.nanos[state.ordinal()] += nanos;
    }

    /**
     * What held up a task that ends now, by {@link State#ordinal()}; null when that is not known. The array is good until the
     * next task begins.
     */
    long @Nullable [] ends(TraceEvent end) {
        Waited task = byThread.get(end.threadId());
        if (task == null || task.taskId != end.taskId()) {
            return null;
        }
        byThread.remove(end.threadId());
        unused.push(task);
        if (task.startNanos < completeFromNanos) {
            return null;
        }
        long pausedNanos = pauses.overlap(task.startNanos, end.timeNanos()) - task.pausedOutsideNanos;
        task.nanos[State.PAUSED.ordinal()] = Math.max(0, pausedNanos);
        return task.nanos;
    }
}
