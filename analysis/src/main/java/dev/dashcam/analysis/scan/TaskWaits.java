/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.LongestWaits;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The longest waits of each open task on the thread it began on. Bounded. For one thread. */
final class TaskWaits {
    /** Shorter ones are nothing to speak of. */
    static final long SHORT_NANOS = 10_000_000;

    private static final String THRESHOLD = "jvm.threshold.";
    private static final int MAX_TASKS = 1 << 14;
    /** Tasks that left their thread pile up on it. */
    private static final int MAX_DEPTH = 64;

    private static final int BYTES_PER_TASK = 220;
    /** Shorter pauses are not looked up for each task: there are many. */
    private static final long SHORT_PAUSE_NANOS = 1_000_000;

    private final HeapBudget budget;
    private final Map<Long, Open> innermost = new HashMap<>();
    private int size;
    private boolean overflowed;
    private long completeFromNanos = Long.MAX_VALUE;
    /** Where the recording begins: what a task waited for before is not in it, and is not asked for. */
    private long startNanos = Long.MAX_VALUE;

    private long thresholdNanos;

    TaskWaits(HeapBudget budget) {
        this.budget = budget;
    }

    /** A task on its thread, and the one around it. */
    private static final class Open {
        final long taskId;
        final long startNanos;
        final int depth;

        @Nullable
        Open around;

        LongestWaits waits = LongestWaits.NONE;
        /** In all waits and pauses; at most that where they overlap. */
        long knownNanos;

        long knownUntilNanos;

        Open(long taskId, long startNanos, @Nullable Open around) {
            this.taskId = taskId;
            this.startNanos = startNanos;
            this.depth = around == null ? 0 : around.depth + 1;
            this.around = around;
            this.knownUntilNanos = startNanos;
        }

        void knows(long fromNanos, long untilNanos) {
            knownNanos += Math.max(0, untilNanos - Math.max(fromNanos, knownUntilNanos));
            knownUntilNanos = Math.max(knownUntilNanos, untilNanos);
        }
    }

    /** To be called with each event but the ends of tasks. */
    void on(TraceEvent event) {
        switch (event.kind()) {
            case SYNC -> listed(event.generation());
            case TASK_BEGIN -> begins(event.taskId(), event.threadId(), event.timeNanos());
            case STATE_TRANSITION -> {
                if (event.stateBefore().isWait()) {
                    waited(event);
                }
            }
            case RANGE -> {
                if (event.isPause() && event.timeNanos() - event.startNanos() > SHORT_PAUSE_NANOS) {
                    innermost.values().forEach(task -> add(task, State.PAUSED, event));
                }
            }
            case VALUE -> {
                if (event.threadId() == 0 && event.name().startsWith(THRESHOLD)) {
                    thresholdNanos = Math.max(thresholdNanos, event.value());
                }
            }
            case MARK -> {
                if (JvmCompleteness.beginsAt(event)) {
                    completeFromNanos = event.timeNanos();
                }
            }
            default -> {}
        }
    }

    /**
     * The longest waits of a task that ends now, those that are nothing to speak of left out. Null when they are not known: the
     * JVM does not tell of all of them, or not of its thread.
     */
    @Nullable
    LongestWaits ends(TraceEvent end, long beganOnThreadId) {
        Open task = remove(beganOnThreadId, end.taskId());
        LongestWaits waits = task == null ? LongestWaits.NONE : task.waits;
        if (end.durationNanos() <= SHORT_NANOS && completeFromNanos != Long.MAX_VALUE) {
            return LongestWaits.NONE;
        }
        // A task whose run-queue wait is known stayed on one platform thread; of others the JVM does not tell all.
        boolean known = !overflowed
                && end.runQueueNanos() >= 0
                && Math.max(end.startNanos(), startNanos) >= completeFromNanos
                && thresholdNanos <= SHORT_NANOS;
        return !known ? null : isAllTold(end, task) ? waits : waits.withoutIo();
    }

    /** The JVM has no events for connecting, looking up a name, opening a file or a driver's native code. */
    private static boolean isAllTold(TraceEvent end, @Nullable Open task) {
        long runQueueNanos = Math.max(0, RunQueueWait.believedNanos(end.runQueueNanos(), end.cpuNanos()));
        long told = Math.max(0, end.cpuNanos()) + runQueueNanos + (task == null ? 0 : task.knownNanos);
        return end.durationNanos() - told <= SHORT_NANOS;
    }

    private void listed(@Nullable Generation generation) {
        if (generation != null) {
            startNanos = Math.min(startNanos, generation.startNanos());
            generation.openTasks().forEach(task -> begins(task.id(), task.threadId(), task.startNanos()));
        }
    }

    private void begins(long taskId, long threadId, long startNanos) {
        Open around = innermost.get(threadId);
        if (size == MAX_TASKS || (around != null && around.depth == MAX_DEPTH)) {
            overflowed = true;
            return;
        }
        if (!isOpen(threadId, taskId)) {
            budget.take(BYTES_PER_TASK);
            size++;
            innermost.put(threadId, new Open(taskId, startNanos, around));
        }
    }

    private boolean isOpen(long threadId, long taskId) {
        for (Open task = innermost.get(threadId); task != null; task = task.around) {
            if (task.taskId == taskId) {
                return true;
            }
        }
        return false;
    }

    private void waited(TraceEvent event) {
        Open task = innermost.get(event.threadId());
        if (task != null) {
            add(task, WaitState.of(event), event);
        }
    }

    private static void add(Open innermost, State state, TraceEvent event) {
        for (Open task = innermost; task != null; task = task.around) {
            task.knows(event.startNanos(), event.timeNanos());
            long nanos = event.timeNanos() - Math.max(task.startNanos, event.startNanos());
            if (nanos > SHORT_NANOS) {
                task.waits = task.waits.and(state, nanos);
            }
        }
    }

    private @Nullable Open remove(long threadId, long taskId) {
        Open inner = null;
        for (Open task = innermost.get(threadId); task != null; task = task.around) {
            if (task.taskId == taskId) {
                if (inner != null) {
                    inner.around = task.around;
                } else if (task.around != null) {
                    innermost.put(threadId, task.around);
                } else {
                    innermost.remove(threadId);
                }
                size--;
                budget.giveBack(BYTES_PER_TASK);
                return task;
            }
            inner = task;
        }
        return null;
    }
}
