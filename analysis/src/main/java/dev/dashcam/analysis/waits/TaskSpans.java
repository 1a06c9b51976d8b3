/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.task.TaskKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which task ran on which thread when, as far as tasks stay on the thread they began on. For one thread. */
final class TaskSpans {
    private static final int MAX_SPANS = 1 << 15;
    private static final int BYTES_PER_SPAN = 96;

    private final HeapBudget budget;
    private final Map<Long, List<TaskSpan>> byThread = new HashMap<>();
    private int size;
    private boolean complete = true;

    TaskSpans(HeapBudget budget) {
        this.budget = budget;
    }

    /** A task on its thread. */
    record TaskSpan(long taskId, long threadId, int nameSlot, TaskKind kind, long startNanos, long endNanos) {
        long overlapNanos(long fromNanos, long toNanos) {
            return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
        }
    }

    void add(TaskSpan span) {
        if (size < MAX_SPANS) {
            budget.take(BYTES_PER_SPAN);
            byThread.computeIfAbsent(span.threadId, thread -> new ArrayList<>(1))
                    .add(span);
            size++;
        } else {
            complete = false;
        }
    }

    /** Whether all are there. */
    boolean isComplete() {
        return complete;
    }

    /** The task that ran on a thread for most of a stretch of time, the outermost of those; null for none. */
    @Nullable
    TaskSpan mostOf(long threadId, long fromNanos, long toNanos) {
        TaskSpan found = null;
        for (TaskSpan span : byThread.getOrDefault(threadId, List.of())) {
            long nanos = span.overlapNanos(fromNanos, toNanos);
            boolean better = found == null
                    || nanos > found.overlapNanos(fromNanos, toNanos)
                    || (nanos == found.overlapNanos(fromNanos, toNanos) && span.startNanos < found.startNanos);
            found = nanos > 0 && better ? span : found;
        }
        return found;
    }

    /** The outermost task that ran on a thread at an instant, null for none. */
    @Nullable
    TaskSpan at(long threadId, long timeNanos) {
        TaskSpan found = null;
        for (TaskSpan span : byThread.getOrDefault(threadId, List.of())) {
            boolean runs = span.startNanos <= timeNanos && span.endNanos >= timeNanos;
            if (runs && (found == null || span.startNanos < found.startNanos)) {
                found = span;
            }
        }
        return found;
    }
}
