/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LiveTasks;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import org.jspecify.annotations.Nullable;

/** Keeps {@link LiveTasks} up to date in one pass. */
final class OpenTasks {
    private final NameSlots names;
    private final LiveTasks live;

    OpenTasks(NameSlots names, HeapBudget budget) {
        this.names = names;
        this.live = new LiveTasks(budget);
    }

    LiveTasks live() {
        return live;
    }

    /** To be called with each event before it is looked at. */
    void before(TraceEvent event) {
        switch (event.kind()) {
            case SYNC -> listed(event.generation());
            case TASK_BEGIN ->
                live.begin(event.taskId(), event.timeNanos(), event.threadId(), names.slotOf(event), event.taskKind());
            default -> {}
        }
    }

    /** To be called with each event after it was looked at. */
    void after(TraceEvent event) {
        if (event.kind() == EventKind.TASK_END) {
            live.end(event.taskId());
        }
    }

    private void listed(@Nullable Generation generation) {
        if (generation == null) {
            return;
        }
        for (Generation.OpenTask task : generation.openTasks()) {
            live.begin(task.id(), task.startNanos(), task.threadId(), names.slotOf(task.name()), task.kind());
        }
    }
}
