/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LongIntMap;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Looks for when a task's thread waited for the results of others, and what other threads did in the task's time: when those of
 * executors were idle, which recorded something for the task, and when each was known to be at work last. Bounded.
 */
public final class WorkersPass implements EventPass {
    private static final int MAX_STRETCHES = 1 << 13;
    private static final int MAX_THREADS = 1 << 12;
    private static final int MAX_STACKS = 1 << 12;
    private static final int BYTES_PER_STRETCH = 56;
    private static final int BYTES_PER_STACK = 40;
    private static final int QUEUE = 0;
    private static final int NO_QUEUE = 1;

    private final HeapBudget budget;
    private final long taskId;
    private final long threadId;
    private final long fromNanos;
    private final long untilNanos;
    private final List<Stretch> results = new ArrayList<>();
    private final List<Stretch> idle = new ArrayList<>();
    private final List<Stretch> work = new ArrayList<>();
    /** The reader hands out the same list for the same stack, of which there are few. */
    private final IdentityHashMap<List<StackTraceElement>, Wait> waitOfStack = new IdentityHashMap<>();

    private final LongIntMap children;
    private final LongIntMap wasIdle;
    private final LongIntMap numberOfThread;
    private long[] lastAtWork = new long[64];
    private int stretches;
    private boolean complete = true;

    /** What a parked thread waits for. */
    private enum Wait {
        WORK,
        RESULT,
        OTHER
    }

    /** A stretch of time of a thread. */
    public record Stretch(long threadId, String threadName, long startNanos, long endNanos) {}

    /** A pass for a task that began on this thread. */
    public WorkersPass(HeapBudget budget, long taskId, long threadId, long fromNanos, long untilNanos) {
        this.budget = budget;
        this.taskId = taskId;
        this.threadId = threadId;
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
        this.children = new LongIntMap(budget);
        this.wasIdle = new LongIntMap(budget);
        this.numberOfThread = new LongIntMap(budget);
    }

    @Override
    public void on(TraceEvent event) {
        if (event.threadId() == 0) {
            return;
        }
        switch (event.kind()) {
            case STATE_TRANSITION -> {
                if (event.stateBefore().isWait()) {
                    waited(event);
                } else if (event.stateBefore() == ThreadState.NONE) {
                    began(event);
                }
            }
            case TASK_BEGIN, TASK_END, REGION_BEGIN, REGION_END, LOG -> {
                atWork(event, event.timeNanos());
                worked(event);
            }
            case SAMPLE -> atWork(event, event.timeNanos());
            default -> {}
        }
    }

    private void waited(TraceEvent event) {
        boolean inside = event.startNanos() < untilNanos && event.timeNanos() > fromNanos;
        switch (event.stateBefore() == ThreadState.PARKED ? waitOf(event.stack()) : Wait.OTHER) {
            case WORK -> {
                if (wasIdle.get(event.threadId()) == LongIntMap.ABSENT && wasIdle.size() < MAX_THREADS) {
                    wasIdle.put(event.threadId(), PoolStacks.isWithoutQueue(event.stack()) ? NO_QUEUE : QUEUE);
                }
                if (inside) {
                    add(idle, event, event.startNanos(), event.timeNanos());
                }
            }
            case RESULT -> {
                if (inside && event.threadId() == threadId && WaitState.of(event) == State.PARKED) {
                    add(results, event, event.startNanos(), event.timeNanos());
                }
                waitedAtWork(event, inside);
            }
            case OTHER -> waitedAtWork(event, inside);
        }
    }

    private void waitedAtWork(TraceEvent event, boolean inside) {
        if (inside) {
            atWork(event, Math.min(event.timeNanos(), untilNanos));
        }
    }

    private Wait waitOf(List<StackTraceElement> stack) {
        Wait known = waitOfStack.get(stack);
        if (known != null) {
            return known;
        }
        Wait found = PoolStacks.isIdle(stack) ? Wait.WORK : PoolStacks.isForResult(stack) ? Wait.RESULT : Wait.OTHER;
        if (waitOfStack.size() < MAX_STACKS) {
            budget.take(BYTES_PER_STACK);
            waitOfStack.put(stack, found);
        }
        return found;
    }

    /** A pool that begins a thread had room for work until then. */
    private void began(TraceEvent event) {
        if (event.timeNanos() > fromNanos && event.timeNanos() <= untilNanos) {
            add(idle, event, fromNanos, event.timeNanos());
        }
    }

    private void worked(TraceEvent event) {
        if (event.threadId() == threadId || event.timeNanos() <= fromNanos) {
            return;
        }
        boolean isChild = event.taskId() != taskId && event.parentId() == taskId;
        if (isChild && event.kind() == EventKind.TASK_BEGIN && children.size() < MAX_THREADS) {
            children.put(event.taskId(), 0);
        }
        boolean isEndOfTask = event.kind() == EventKind.TASK_END;
        boolean isForTask = isChild
                || (event.taskId() == taskId && !isEndOfTask)
                || children.get(event.taskId()) != LongIntMap.ABSENT;
        boolean isEnd = isEndOfTask || event.kind() == EventKind.REGION_END;
        long startNanos = isEnd ? event.startNanos() : event.timeNanos();
        if (isForTask && startNanos < untilNanos) {
            add(work, event, startNanos, event.timeNanos());
        }
    }

    private void add(List<Stretch> to, TraceEvent event, long startNanos, long endNanos) {
        if (stretches == MAX_STRETCHES) {
            complete = false;
            return;
        }
        budget.take(BYTES_PER_STRETCH);
        stretches++;
        to.add(new Stretch(event.threadId(), event.threadName(), startNanos, endNanos));
    }

    private void atWork(TraceEvent event, long timeNanos) {
        if (timeNanos <= fromNanos || timeNanos > untilNanos) {
            return;
        }
        int number = numberOfThread.get(event.threadId());
        if (number == LongIntMap.ABSENT) {
            number = numberOfThread.size();
            if (number == MAX_THREADS) {
                return;
            }
            if (number == lastAtWork.length) {
                budget.take((long) number * Long.BYTES);
                lastAtWork = Arrays.copyOf(lastAtWork, 2 * number);
            }
            numberOfThread.put(event.threadId(), number);
        }
        lastAtWork[number] = timeNanos;
    }

    /** Whether all is there. */
    public boolean isComplete() {
        return complete;
    }

    /** When the task's thread waited for a result, as far as that has ended. */
    public List<Stretch> results() {
        return results;
    }

    /** When threads of executors were idle, as far as that has ended, or any thread had not begun. */
    public List<Stretch> idle() {
        return idle;
    }

    /** When other threads worked for the task, as far as they recorded something. */
    public List<Stretch> work() {
        return work;
    }

    /** Whether a thread of an executor has been idle at any time in the recording. */
    public boolean wasIdle(long worker) {
        return wasIdle.get(worker) != LongIntMap.ABSENT;
    }

    /** Whether a thread that has been idle is one of a pool without a queue. */
    public boolean isWithoutQueue(long worker) {
        return wasIdle.get(worker) == NO_QUEUE;
    }

    /** When a thread is known to have been at work last, the begin where it is not. */
    public long lastAtWorkNanos(long worker) {
        int number = numberOfThread.get(worker);
        return number == LongIntMap.ABSENT ? fromNanos : lastAtWork[number];
    }
}
