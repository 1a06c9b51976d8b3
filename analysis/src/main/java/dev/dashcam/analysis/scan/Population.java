/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.LongestWaits;
import dev.dashcam.analysis.findings.Overview;
import dev.dashcam.analysis.findings.Subject.Chosen;
import dev.dashcam.analysis.normal.Distribution;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.task.TaskKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ended tasks of some kinds, in all and by name. */
final class Population {
    private static final int MAX_NAMES_LISTED = 8;

    private final NameSlots names;
    private final HeapBudget budget;
    private final Map<Integer, NameTally> byName = new HashMap<>();
    private final Distribution durations;
    private final FailureTally failures = new FailureTally();
    private long failed;
    private long requests;
    private long messages;
    private long longestCpuWaitNanos;
    private boolean cpuWaitKnown = true;
    private @Nullable LongestWaits longestWaits = LongestWaits.NONE;

    Population(NameSlots names, HeapBudget budget) {
        this.names = names;
        this.budget = budget;
        this.durations = new Distribution(budget, Distribution.FINE);
    }

    void add(TraceEvent end, int nameSlot, long beganOnThreadId, @Nullable LongestWaits waits) {
        durations.add(end.durationNanos());
        byName.computeIfAbsent(nameSlot, slot -> new NameTally(slot, budget)).add(end, beganOnThreadId);
        if (end.isFailed()) {
            failed++;
            failures.add(names.name(nameSlot), end);
        }
        requests += end.taskKind() == TaskKind.REQUEST ? 1 : 0;
        messages += end.taskKind() == TaskKind.MESSAGE ? 1 : 0;
        long runQueueNanos = RunQueueWait.believedNanos(end.runQueueNanos(), end.cpuNanos());
        longestCpuWaitNanos = Math.max(longestCpuWaitNanos, runQueueNanos);
        cpuWaitKnown &= runQueueNanos >= 0 || end.durationNanos() <= TaskWaits.SHORT_NANOS;
        longestWaits = longestWaits == null || waits == null ? null : longestWaits.or(waits);
    }

    boolean isEmpty() {
        return durations.count() == 0;
    }

    long slowestNanos() {
        return durations.max();
    }

    /** The slowest, unless only another took far longer than those of its name usually do. Null when there is none. */
    @Nullable
    Choice choose() {
        NameTally slowest = null;
        NameTally unusual = null;
        for (NameTally tally : byName.values()) {
            if (slowest == null || tally.durations.max() > slowest.durations.max()) {
                slowest = tally;
            }
            if (unusual == null || tally.unusualNanos() > unusual.unusualNanos()) {
                unusual = tally;
            }
        }
        if (slowest == null || unusual == null) {
            return null;
        }
        boolean another = slowest.unusualNanos() == 0 && unusual.unusualNanos() > 0;
        return another ? unusual.slowest(Chosen.MOST_UNUSUAL) : slowest.slowest(Chosen.SLOWEST);
    }

    /** The slowest, whatever is usual. Null when there is none. */
    @Nullable
    Choice slowest() {
        return byName.values().stream()
                .max(Comparator.comparingLong(tally -> tally.durations.max()))
                .map(tally -> tally.slowest(Chosen.SLOWEST))
                .orElse(null);
    }

    Overview overview(boolean noneOpenForLong) {
        boolean usual = byName.values().stream().allMatch(tally -> tally.unusualNanos() == 0);
        List<Overview.Name> listed = byName.values().stream()
                .sorted(Comparator.comparingLong((NameTally tally) -> -tally.durations.count())
                        .thenComparing(tally -> names.name(tally.nameSlot)))
                .limit(MAX_NAMES_LISTED)
                .map(this::listed)
                .toList();
        return new Overview(
                noun(),
                durations.count(),
                failed,
                durations.max(),
                durations.quantile(0.99, 0),
                cpuWaitKnown && !isEmpty() ? longestCpuWaitNanos : -1,
                isEmpty() ? null : longestWaits,
                usual && failed == 0 && noneOpenForLong,
                listed,
                failures.listed());
    }

    private Overview.Name listed(NameTally tally) {
        Distribution all = tally.durations;
        return new Overview.Name(
                names.name(tally.nameSlot), all.count(), tally.failed, all.median(), all.quantile(0.99, 0), all.max());
    }

    private String noun() {
        if (requests > 0) {
            return messages > 0 ? "requests and messages" : "requests";
        }
        return messages > 0 ? "messages" : "tasks";
    }
}
