/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LiveTasks;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the other tasks that were inside one region during a stretch of time. */
public final class MeanwhilePass implements EventPass {
    private static final int MAX_OPEN = 1 << 14;
    private static final int BYTES_PER_OPEN = 120;

    private final NameSlots names;
    private final HeapBudget budget;
    private final OpenTasks open;
    private final Stretch stretch;
    private final Inside inside;
    /** Who has entered and not left, by thread. */
    private final Map<Long, Entered> entered = new HashMap<>();

    private long before;

    /** A pass that looks for those inside during this stretch. */
    public MeanwhilePass(NameSlots names, HeapBudget budget, Stretch stretch) {
        this.names = names;
        this.budget = budget;
        this.open = new OpenTasks(names, budget);
        this.stretch = stretch;
        this.inside = new Inside(budget);
    }

    /**
     * What to look for.
     *
     * @param nameSlot the region's name
     * @param subjectTaskId the task that does not count
     * @param fromNanos when that task entered the region
     * @param toNanos when it left it
     * @param atLeastNanos how long others must be inside to count as held up
     * @param untilNanos what happens later is not looked at
     */
    public record Stretch(
            int nameSlot, long subjectTaskId, long fromNanos, long toNanos, long atLeastNanos, long untilNanos) {}

    private record Entered(long taskId, long startNanos, int depth, String threadName) {}

    @Override
    public void on(TraceEvent event) {
        open.before(event);
        switch (event.kind()) {
            case SYNC -> listed(event.generation());
            case REGION_BEGIN -> begins(event);
            case REGION_END -> ends(event);
            case TASK_END -> inside.named(event.taskId(), names.slotOf(event), event.taskKind());
            default -> {}
        }
        open.after(event);
    }

    @Override
    public void finish() {
        entered.forEach((thread, since) -> {
            // a task that has ended is in no region any more: the region's end was lost
            boolean mayBeInside = since.taskId == 0 || open.live().find(since.taskId) != LiveTasks.NONE;
            if (mayBeInside && since.startNanos < stretch.toNanos) {
                inside.add(since.taskId, thread, since.threadName, since.startNanos, stretch.untilNanos, true);
            }
        });
        LiveTasks live = open.live();
        for (int slot = 0; slot < live.limit(); slot++) {
            if (live.id(slot) != 0) {
                inside.named(live.id(slot), live.nameSlot(slot), live.kind(slot));
            }
        }
    }

    /** Who was inside. */
    public Inside inside() {
        return inside;
    }

    /** How many had been inside that long before the stretch began. */
    public long before() {
        return before;
    }

    private void begins(TraceEvent event) {
        if (event.timeNanos() < stretch.untilNanos
                && event.taskId() != stretch.subjectTaskId
                && names.slotOf(event) == stretch.nameSlot) {
            enter(event.threadId(), new Entered(event.taskId(), event.timeNanos(), event.depth(), event.threadName()));
        }
    }

    private void ends(TraceEvent event) {
        if (event.taskId() == stretch.subjectTaskId || names.slotOf(event) != stretch.nameSlot) {
            return;
        }
        Entered since = entered.get(event.threadId());
        if (since != null && since.startNanos < event.startNanos()) {
            return;
        }
        if (entered.remove(event.threadId()) != null) {
            budget.giveBack(BYTES_PER_OPEN);
        }
        boolean overlaps = event.startNanos() < stretch.toNanos && event.timeNanos() > stretch.fromNanos;
        if (overlaps) {
            boolean late = event.timeNanos() > stretch.untilNanos;
            inside.add(
                    event.taskId(),
                    event.threadId(),
                    event.threadName(),
                    event.startNanos(),
                    late ? stretch.untilNanos : event.timeNanos(),
                    late);
        } else if (event.timeNanos() <= stretch.fromNanos && event.durationNanos() >= stretch.atLeastNanos) {
            before++;
        }
    }

    private void listed(@Nullable Generation generation) {
        if (generation == null || generation.startNanos() >= stretch.untilNanos) {
            return;
        }
        for (Generation.OpenRegion region : generation.openRegions()) {
            if (region.taskId() != stretch.subjectTaskId && names.slotOf(region.name()) == stretch.nameSlot) {
                enter(region.threadId(), new Entered(region.taskId(), region.startNanos(), region.depth(), ""));
            }
        }
    }

    /**
     * The outermost counts where a thread enters the region again inside itself. One that is not deeper than the one noted
     * proves that the end of that was lost.
     */
    private void enter(long threadId, Entered since) {
        Entered noted = entered.get(threadId);
        if (noted == null && entered.size() < MAX_OPEN) {
            budget.take(BYTES_PER_OPEN);
            entered.put(threadId, since);
        } else if (noted != null && since.depth <= noted.depth && since.startNanos > noted.startNanos) {
            entered.put(threadId, since);
        }
    }
}
