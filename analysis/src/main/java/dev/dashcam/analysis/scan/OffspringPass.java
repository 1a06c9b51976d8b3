/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.Offspring;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the tasks that one task began on other threads up to an instant. */
public final class OffspringPass implements EventPass {
    private static final int MAX_OPEN = 1 << 10;
    private static final int MAX_NAMES = 1 << 8;

    private final NameSlots names;
    private final long taskId;
    private final long threadId;
    private final long untilNanos;
    private final Map<String, Offspring> byName = new HashMap<>();
    private final Map<Long, Offspring> open = new HashMap<>();

    /** A pass for the children of a task that began on this thread. */
    public OffspringPass(NameSlots names, long taskId, long threadId, long untilNanos) {
        this.names = names;
        this.taskId = taskId;
        this.threadId = threadId;
        this.untilNanos = untilNanos;
    }

    @Override
    public void on(TraceEvent event) {
        if (event.parentId() != taskId || event.threadId() == threadId) {
            return;
        }
        switch (event.kind()) {
            case TASK_BEGIN -> {
                if (event.timeNanos() < untilNanos && open.size() < MAX_OPEN) {
                    open.put(event.taskId(), child(event, event.timeNanos(), untilNanos, true));
                }
            }
            case TASK_END -> {
                open.remove(event.taskId());
                if (event.startNanos() < untilNanos) {
                    boolean later = event.timeNanos() > untilNanos;
                    add(child(event, event.startNanos(), later ? untilNanos : event.timeNanos(), later));
                }
            }
            default -> {}
        }
    }

    @Override
    public void finish() {
        open.values().forEach(this::add);
        open.clear();
    }

    /** The children by name, those with the longest first. */
    public List<Offspring> offspring() {
        List<Offspring> all = new ArrayList<>(byName.values());
        all.sort(Comparator.comparingLong(Offspring::longestNanos).reversed().thenComparing(Offspring::name));
        return all;
    }

    private Offspring child(TraceEvent event, long startNanos, long endNanos, boolean running) {
        String name = TaskTitle.of(event.taskKind(), names.name(names.slotOf(event)));
        return new Offspring(name, 1, event.taskId(), event.threadName(), startNanos, endNanos, running);
    }

    private void add(Offspring child) {
        if (byName.size() < MAX_NAMES || byName.containsKey(child.name())) {
            byName.merge(child.name(), child, OffspringPass::both);
        }
    }

    private static Offspring both(Offspring left, Offspring right) {
        Offspring longest = left.longestNanos() >= right.longestNanos() ? left : right;
        return new Offspring(
                longest.name(),
                left.count() + right.count(),
                longest.longestTaskId(),
                longest.longestThreadName(),
                longest.longestStartNanos(),
                longest.longestEndNanos(),
                longest.stillRunning());
    }
}
