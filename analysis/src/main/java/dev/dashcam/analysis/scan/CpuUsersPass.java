/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.CpuUser;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LiveTasks;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds who used CPU during a stretch of time. Time on CPU is known for whole tasks only; of one that also ran before or
 * after, what is certain counts.
 */
public final class CpuUsersPass implements EventPass {
    private static final int MAX_USERS = 5;

    private final NameSlots names;
    private final OpenTasks open;
    private final long subjectTaskId;
    private final long fromNanos;
    private final long toNanos;
    private final Map<String, long[]> byName = new HashMap<>();

    /** A pass for what others than this task used from here to there. */
    public CpuUsersPass(NameSlots names, HeapBudget budget, long subjectTaskId, long fromNanos, long toNanos) {
        this.names = names;
        this.open = new OpenTasks(names, budget);
        this.subjectTaskId = subjectTaskId;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    @Override
    public void on(TraceEvent event) {
        open.before(event);
        if (event.kind() == EventKind.TASK_END && event.taskId() != subjectTaskId && !isInsideItsParent(event)) {
            long overlap = Math.min(event.timeNanos(), toNanos) - Math.max(event.startNanos(), fromNanos);
            long elsewhere = event.durationNanos() - overlap;
            if (overlap > 0 && event.cpuNanos() > elsewhere) {
                add(event, event.cpuNanos() - elsewhere);
            }
        }
        open.after(event);
    }

    /** Those that used most, most first. */
    public List<CpuUser> users() {
        List<CpuUser> users = new ArrayList<>();
        byName.forEach((name, sums) -> users.add(new CpuUser(name, sums[0], sums[1])));
        users.sort(Comparator.comparingLong(CpuUser::atLeastNanos).reversed().thenComparing(CpuUser::name));
        return users.subList(0, Math.min(users.size(), MAX_USERS));
    }

    private void add(TraceEvent end, long nanos) {
        String name = TaskTitle.of(end.taskKind(), names.name(names.slotOf(end)));
        long[] sums = byName.computeIfAbsent(name, key -> new long[2]);
        sums[0]++;
        sums[1] += Math.min(nanos, end.cpuNanos());
    }

    /** What a task used on the thread of its parent is in the parent's account too. */
    private boolean isInsideItsParent(TraceEvent end) {
        int parent = open.live().find(end.parentId());
        return parent != LiveTasks.NONE && open.live().threadId(parent) == end.threadId();
    }
}
