/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.record.OpenWork.OpenTask;

/** What was open when each generation of a copy began, found out in one pass over the copy. */
final class OpenAtStart {
    private final OpenWork live;
    private final EventReader reader;
    private final OpenSpans tasks;
    private final OpenSpans regions;

    OpenAtStart(Window window, StagedEvents staged, ThreadIndex threads, OpenWork live) {
        this.live = live;
        this.reader = new EventReader(staged, threads);
        this.tasks = new OpenSpans(window.cuts().count());
        this.regions = new OpenSpans(window.cuts().count());
        OpenTasks openTasks = new OpenTasks(window, reader, live.tasks, tasks);
        OpenRegions openRegions = new OpenRegions(window, live.regions, regions);
        EventCursor cursor = new EventCursor(staged, threads);
        for (int thread = 0; thread < threads.threads(); thread++) {
            openRegions.thread(threads.threadId(thread));
            cursor.first(thread);
            scan(thread, cursor, openTasks, openRegions);
            openRegions.threadDone(threads.threadId(thread));
        }
        openTasks.finish();
        openRegions.finish();
    }

    private static void scan(int thread, EventCursor cursor, OpenTasks openTasks, OpenRegions openRegions) {
        EventRecord event = cursor.event();
        while (event != null) {
            switch (event.kind) {
                case EventRecord.TASK_BEGIN -> openTasks.begin(event, sourceOf(event, thread, cursor));
                case EventRecord.TASK_END -> openTasks.end(event, sourceOf(event, thread, cursor));
                case EventRecord.REGION_BEGIN -> openRegions.begin(event, sourceOf(event, thread, cursor));
                case EventRecord.REGION_END -> openRegions.end(event, sourceOf(event, thread, cursor));
                case EventRecord.THREAD_END -> openRegions.threadEnd(event);
                default -> {}
            }
            cursor.pass(event);
            event = cursor.event();
        }
    }

    /** Lists what was open when a generation began. */
    void list(int generation, GenerationOutput out) {
        long unlisted = tasks.list(generation, (source, thread) -> listTask(source, thread, out));
        unlisted += regions.list(generation, (source, thread) -> listRegion(source, out));
        if (unlisted > 0) {
            out.unlistedOpen(unlisted);
        }
    }

    private void listTask(long source, long beganOnThread, GenerationOutput out) {
        if (Source.isLive(source)) {
            OpenTask task = live.tasks.get(Source.position(source));
            out.openTask(task.id(), task.parentId(), task.taskKind(), task.nameId(), task.startNanos(), beganOnThread);
            return;
        }
        EventRecord event = reader.read(source);
        long start = event.kind == EventRecord.TASK_END ? event.startNanos : event.timeNanos;
        out.openTask(event.taskId, event.parentId, event.taskKind, event.nameId, start, beganOnThread);
    }

    private void listRegion(long source, GenerationOutput out) {
        if (Source.isLive(source)) {
            OpenRegion region = live.regions.get(Source.position(source));
            out.openRegion(region.nameId(), region.taskId(), region.startNanos(), region.threadId(), region.depth());
            return;
        }
        EventRecord event = reader.read(source);
        long start = event.kind == EventRecord.REGION_END ? event.startNanos : event.timeNanos;
        out.openRegion(event.nameId, event.taskId, start, event.threadId, event.depth);
    }

    private static long sourceOf(EventRecord event, int thread, EventCursor cursor) {
        return Source.event(thread, cursor.positionOf(event), cursor.isShared(event));
    }
}
