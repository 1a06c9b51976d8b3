/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.task.TaskKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread that held a lock that another one waited for. The JVM does not record how long a lock is held, only how long
 * others waited, so a hold is at least that long, where its begin is known.
 *
 * @param threadId the thread
 * @param threadName its name
 * @param taskId the task it ran, 0 for none
 * @param kind that task's kind
 * @param name that task's name
 * @param startNanos from when on it held the lock at least; where that is not known, from when on it may have
 * @param endNanos when it released the lock
 * @param overlapNanos how much of that the one that waited was waiting
 * @param isProven whether it is known since when it held the lock; else only that it was the last to hold it
 * @param waits what it waited for meanwhile, lock in hand, the longest first
 * @param place the code that called what it waited in
 * @param next who held the lock that it waited for meanwhile, when that is its longest wait; null when it is not, or not known
 */
public record Holder(
        long threadId,
        String threadName,
        long taskId,
        TaskKind kind,
        String name,
        long startNanos,
        long endNanos,
        long overlapNanos,
        boolean isProven,
        List<StateShare> waits,
        CodePlace place,
        @Nullable Holder next) {
    /** Takes a copy of the list. */
    public Holder {
        waits = List.copyOf(waits);
    }

    /** How long it held the lock at least, or where that is not known, may have. */
    public long atLeastNanos() {
        return endNanos - startNanos;
    }

    /** The wait that took at least a third of the hold, null when there is none. */
    public @Nullable StateShare mainWait() {
        return waits.stream()
                .findFirst()
                .filter(wait -> wait.nanos() * 3 >= atLeastNanos())
                .orElse(null);
    }
}
