/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tasks that are compared with wait for, each on the thread it began on. Bounded. */
final class SiblingWaits {
    private static final int MAX_THREADS = 1 << 14;
    private static final int BYTES_PER_THREAD = 250;

    private final HeapBudget budget;
    private final Map<Long, Waited> byThread = new HashMap<>();

    private long completeFromNanos = Long.MAX_VALUE;

    SiblingWaits(HeapBudget budget) {
        this.budget = budget;
    }

    private record Waited(long taskId, long startNanos, Map<State, Long> nanos) {}

    /** The JVM tells of all waits from here on. */
    void completeFrom(long nanos) {
        completeFromNanos = nanos;
    }

    void begins(TraceEvent task) {
        if (byThread.containsKey(task.threadId()) || byThread.size() < MAX_THREADS) {
            Waited begun = new Waited(task.taskId(), task.timeNanos(), new HashMap<>(4));
            if (byThread.put(task.threadId(), begun) == null) {
                budget.take(BYTES_PER_THREAD);
            }
        }
    }

    /** A thread leaves a wait. */
    void waited(TraceEvent event) {
        Waited task = byThread.get(event.threadId());
        if (task == null) {
            return;
        }
        long nanos = event.timeNanos() - Math.max(task.startNanos, event.startNanos());
        task.nanos.merge(WaitState.of(event), Math.max(0, nanos), Long::sum);
    }

    /** What a task waited for that ends now, by state; null when that is not known. */
    @Nullable
    Map<State, Long> ends(TraceEvent end) {
        Waited task = byThread.get(end.threadId());
        if (task == null || task.taskId != end.taskId()) {
            return null;
        }
        byThread.remove(end.threadId());
        budget.giveBack(BYTES_PER_THREAD);
        return task.startNanos >= completeFromNanos ? task.nanos : null;
    }
}
