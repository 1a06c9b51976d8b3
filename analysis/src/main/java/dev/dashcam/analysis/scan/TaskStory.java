/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.account.Place;
import dev.dashcam.analysis.account.Timeline;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.task.TaskKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects where one task, or a thread without a task, was up to an instant. */
public final class TaskStory implements EventPass {
    private static final int MAX_STRETCHES = 1 << 17;
    private static final int MAX_OPEN = 1 << 12;
    private static final long FIRST_FOLD_NANOS = 10_000;
    /** A child task is inside every region of its parent's thread. */
    private static final int CHILD_DEPTH = 1 << 20;

    private final NameSlots names;
    private final long taskId;
    private final long threadId;
    private final long untilNanos;
    private final Timeline timeline;
    private final List<Open> open = new ArrayList<>();
    private final TaskEnd end = new TaskEnd();
    private String threadName = "";
    private TaskKind kind = TaskKind.OTHER;
    private final Set<Long> openChildren = new HashSet<>();
    private long foldedNanos;

    /**
     * A story.
     *
     * @param taskId the task, 0 for what the thread does without a task
     * @param threadId the thread the task began on
     * @param untilNanos where the story ends
     */
    public TaskStory(NameSlots names, HeapBudget budget, long taskId, long threadId, long untilNanos) {
        this.names = names;
        this.taskId = taskId;
        this.threadId = threadId;
        this.untilNanos = untilNanos;
        this.timeline = new Timeline(budget);
    }

    private record Open(int place, long startNanos, long threadId, int depth, long childTaskId) {}

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case SYNC -> listed(event.generation());
            case REGION_BEGIN -> regionBegins(event);
            case REGION_END -> regionEnds(event);
            case TASK_BEGIN -> taskBegins(event);
            case TASK_END -> taskEnds(event);
            default -> {}
        }
    }

    /** What is still open lasts to the end of the story. */
    @Override
    public void finish() {
        for (Open still : open) {
            add(still.place, still.startNanos, untilNanos, still.depth, still.threadId);
            if (still.childTaskId != 0) {
                openChildren.add(still.childTaskId);
            }
        }
        open.clear();
    }

    /** The stretches, none later than the end of the story. */
    public Timeline timeline() {
        return timeline;
    }

    /** How the task ended. */
    public TaskEnd end() {
        return end;
    }

    /** Its child tasks on its thread that had not ended at the end of the recording. */
    public Set<Long> openChildren() {
        return openChildren;
    }

    /** The name of the thread the task began on, empty when not known. */
    public String threadName() {
        return threadName;
    }

    /** The task's kind, the last that is known. */
    public TaskKind kind() {
        return kind;
    }

    /** Stretches shorter than this were counted to what is around them, 0 when none were. */
    public long foldedNanos() {
        return foldedNanos;
    }

    private boolean isMine(TraceEvent event) {
        if (taskId == 0) {
            return event.taskId() == 0 && event.threadId() == threadId;
        }
        return event.taskId() == taskId;
    }

    private boolean isChild(TraceEvent event) {
        return taskId != 0 && event.parentId() == taskId && event.threadId() == threadId;
    }

    private void regionBegins(TraceEvent event) {
        if (isMine(event) && event.timeNanos() < untilNanos) {
            noteThread(event);
            opened(new Open(Place.region(names.slotOf(event)), event.timeNanos(), event.threadId(), event.depth(), 0));
        }
    }

    private void regionEnds(TraceEvent event) {
        if (!isMine(event)) {
            return;
        }
        noteThread(event);
        for (int i = open.size() - 1; i >= 0; i--) {
            Open candidate = open.get(i);
            if (candidate.threadId == event.threadId()
                    && candidate.startNanos == event.startNanos()
                    && candidate.depth == event.depth()
                    && candidate.childTaskId == 0) {
                open.remove(i);
                break;
            }
        }
        add(Place.region(names.slotOf(event)), event.startNanos(), event.timeNanos(), event.depth(), event.threadId());
    }

    private void taskBegins(TraceEvent event) {
        if (event.taskId() == taskId && taskId != 0) {
            noteThread(event);
            kind = event.taskKind();
        } else if (isChild(event) && event.timeNanos() < untilNanos) {
            opened(new Open(
                    Place.child(names.slotOf(event)), event.timeNanos(), threadId, CHILD_DEPTH, event.taskId()));
        }
    }

    private void taskEnds(TraceEvent event) {
        if (event.taskId() == taskId && taskId != 0) {
            noteThread(event);
            kind = event.taskKind();
            end.take(event);
        } else if (isChild(event)) {
            open.removeIf(candidate -> candidate.childTaskId == event.taskId());
            add(Place.child(names.slotOf(event)), event.startNanos(), event.timeNanos(), CHILD_DEPTH, threadId);
        }
    }

    private void listed(@Nullable Generation generation) {
        if (generation == null || generation.startNanos() >= untilNanos) {
            return;
        }
        for (Generation.OpenRegion region : generation.openRegions()) {
            boolean mine =
                    taskId == 0 ? region.taskId() == 0 && region.threadId() == threadId : region.taskId() == taskId;
            if (mine) {
                int place = Place.region(names.slotOf(region.name()));
                opened(new Open(place, region.startNanos(), region.threadId(), region.depth(), 0));
            }
        }
        for (Generation.OpenTask task : generation.openTasks()) {
            if (taskId != 0 && task.id() == taskId && !end.isSeen()) {
                kind = task.kind();
            }
            if (taskId != 0 && task.parentId() == taskId && task.threadId() == threadId) {
                int place = Place.child(names.slotOf(task.name()));
                opened(new Open(place, task.startNanos(), threadId, CHILD_DEPTH, task.id()));
            }
        }
    }

    private void opened(Open stretch) {
        if (open.size() < MAX_OPEN && !open.contains(stretch)) {
            open.add(stretch);
        }
    }

    private void add(int place, long startNanos, long endNanos, int depth, long onThreadId) {
        long until = Math.min(endNanos, untilNanos);
        if (until <= startNanos || until - startNanos < foldedNanos) {
            return;
        }
        while (timeline.size() >= MAX_STRETCHES) {
            foldedNanos = Math.max(FIRST_FOLD_NANOS, foldedNanos * 2);
            timeline.keepAtLeast(foldedNanos);
        }
        timeline.add(place, startNanos, until, depth, onThreadId == threadId);
    }

    private void noteThread(TraceEvent event) {
        if (threadName.isEmpty() && event.threadId() == threadId) {
            threadName = event.threadName();
        }
    }
}
