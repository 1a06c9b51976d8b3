/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The thread pool that a task waited for when it waited for results of other threads, as far as that is known.
 *
 * @param name what the names of its threads have in common
 * @param threads how many it had at the trigger
 * @param workedForIt whether one of its threads was seen to work for the task; otherwise it is only the one pool without an idle thread
 * @param isOwn whether the task ran on one of its threads itself
 * @param waitedNanos how long the task waited for results in all, -1 where it still did at the trigger
 * @param allBusyNanos for how long of that none of its threads was idle, up to the first sign of work for the task where there is
 *     one; 0 where that is not known, -1 where the task still waited, and none was idle at the trigger
 * @param tasks which other tasks they ran by name, most first
 * @param longest of a task that still waited: the one of its threads whose task had been running longest; null otherwise
 */
public record ThreadPoolUse(
        String name,
        long threads,
        boolean workedForIt,
        boolean isOwn,
        long waitedNanos,
        long allBusyNanos,
        List<Meanwhile.Count> tasks,
        @Nullable ThreadNow longest) {
    /** Takes a copy of the list. */
    public ThreadPoolUse {
        tasks = List.copyOf(tasks);
    }

    /** Whether the task waited at the trigger. */
    public boolean isStillWaitedFor() {
        return waitedNanos < 0;
    }
}
