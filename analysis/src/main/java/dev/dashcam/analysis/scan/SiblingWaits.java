/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.account.Pauses;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.TraceEvent;
import java.util.EnumMap;
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

    private long completeFromNanos = Long.MAX_VALUE;

    SiblingWaits(HeapBudget budget) {
        this.budget = budget;
        this.pauses = new Pauses(budget);
    }

    private static final class Waited {
        final long taskId;
        final long startNanos;
        final Map<State, Long> nanos = new EnumMap<>(State.class);
        /** All stood still while it waited for the outside, which does not count. */
        long pausedOutsideNanos;

        Waited(TraceEvent begin) {
            this.taskId = begin.taskId();
            this.startNanos = begin.timeNanos();
        }
    }

    /** The JVM tells of all waits from here on. */
    void completeFrom(long nanos) {
        completeFromNanos = nanos;
    }

    void begins(TraceEvent task) {
        if (byThread.containsKey(task.threadId()) || byThread.size() < MAX_THREADS) {
            if (byThread.put(task.threadId(), new Waited(task)) == null) {
                budget.take(BYTES_PER_THREAD);
            }
        }
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
        task.nanos.merge(state, nanos, Long::sum);
    }

    /** What held up a task that ends now, by state; null when that is not known. */
    @Nullable
    Map<State, Long> ends(TraceEvent end) {
        Waited task = byThread.get(end.threadId());
        if (task == null || task.taskId != end.taskId()) {
            return null;
        }
        byThread.remove(end.threadId());
        budget.giveBack(BYTES_PER_THREAD);
        if (task.startNanos < completeFromNanos) {
            return null;
        }
        long pausedNanos = pauses.overlap(task.startNanos, end.timeNanos()) - task.pausedOutsideNanos;
        if (pausedNanos > 0) {
            task.nanos.put(State.PAUSED, pausedNanos);
        }
        return task.nanos;
    }
}
