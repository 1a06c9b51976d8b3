/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.account.Place;
import dev.dashcam.analysis.account.StretchPool;
import dev.dashcam.analysis.account.Timeline;
import dev.dashcam.analysis.normal.Usual;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LiveTasks;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.TraceEvent;

/** Learns from the other tasks of the subject's name what is usual. */
public final class SiblingPass implements EventPass {
    /** A child task is inside every region of its parent's thread. */
    private static final int CHILD_DEPTH = 1 << 20;

    private final NameSlots names;
    private final OpenTasks open;
    private final StretchPool stretches;
    private final Timeline timeline;
    private final Usual usual;
    private final SiblingWaits waits;
    private final long subjectTaskId;
    private final int nameSlot;
    private final long fromNanos;
    private final long untilNanos;

    /**
     * A pass.
     *
     * @param subjectTaskId the task that is no sibling of itself
     * @param nameSlot the siblings' name
     * @param fromNanos what began earlier is not counted, as its regions may be missing
     * @param untilNanos what ended later is not counted
     * @param usual where to put it
     */
    public SiblingPass(
            NameSlots names,
            HeapBudget budget,
            long subjectTaskId,
            int nameSlot,
            long fromNanos,
            long untilNanos,
            Usual usual) {
        this.names = names;
        this.open = new OpenTasks(names, budget);
        this.stretches = new StretchPool(budget);
        this.timeline = new Timeline(budget);
        this.usual = usual;
        this.waits = new SiblingWaits(budget);
        this.subjectTaskId = subjectTaskId;
        this.nameSlot = nameSlot;
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
    }

    @Override
    public void on(TraceEvent event) {
        open.before(event);
        switch (event.kind()) {
            case REGION_END -> regionEnds(event);
            case TASK_BEGIN -> {
                if (event.taskId() != subjectTaskId && names.slotOf(event) == nameSlot) {
                    waits.begins(event);
                }
            }
            case TASK_END -> taskEnds(event);
            case STATE_TRANSITION -> {
                if (event.stateBefore().isWait()) {
                    waits.waited(event);
                }
            }
            case RANGE -> {
                if (event.isPause()) {
                    waits.paused(event);
                }
            }
            case MARK -> {
                if (JvmCompleteness.beginsAt(event)) {
                    waits.completeFrom(event.timeNanos());
                }
            }
            default -> {}
        }
        open.after(event);
    }

    private void regionEnds(TraceEvent event) {
        int task = open.live().find(event.taskId());
        if (task != LiveTasks.NONE) {
            boolean main = event.threadId() == open.live().threadId(task);
            int place = Place.region(names.slotOf(event));
            stretches.add(task, place, event.startNanos(), event.timeNanos(), event.depth(), main);
        }
    }

    private void taskEnds(TraceEvent event) {
        LiveTasks live = open.live();
        int parent = live.find(event.parentId());
        if (parent != LiveTasks.NONE && live.threadId(parent) == event.threadId()) {
            int place = Place.child(names.slotOf(event));
            stretches.add(parent, place, event.startNanos(), event.timeNanos(), CHILD_DEPTH, true);
        }
        int task = live.find(event.taskId());
        if (isSibling(event)) {
            learn(event, task);
        }
        if (task != LiveTasks.NONE) {
            stretches.release(task);
        }
    }

    private boolean isSibling(TraceEvent end) {
        return end.taskId() != subjectTaskId
                && end.startNanos() >= fromNanos
                && end.timeNanos() <= untilNanos
                && names.slotOf(end) == nameSlot;
    }

    private void learn(TraceEvent end, int task) {
        long[] waited = waits.ends(end);
        boolean normal = usual.add(end, RunQueueWait.believedNanos(end.runQueueNanos(), end.cpuNanos()));
        if (normal && waited != null) {
            usual.addStates(waited);
        }
        if (!normal || task == LiveTasks.NONE || stretches.isIncomplete(task)) {
            return;
        }
        timeline.clear();
        stretches.copy(task, timeline);
        usual.addPlaces(timeline, end.startNanos(), end.timeNanos());
    }
}
