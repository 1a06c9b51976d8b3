/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Keeps what is written, to be looked at. */
final class KeptOutput implements GenerationOutput {
    /** Tasks are written {@code id@start/thread}, regions {@code thread:depth@start}. */
    record Written(
            GenerationHead head,
            TreeSet<String> tasks,
            List<String> regions,
            long[] unlisted,
            Map<Long, List<String>> events) {
        /** All events, thread by thread, without the threads. */
        List<String> allEvents() {
            return events.values().stream().flatMap(List::stream).toList();
        }
    }

    final List<Written> generations = new ArrayList<>();
    private boolean begun;
    private List<String> present = new ArrayList<>();

    @Override
    public void begin(GenerationHead head) {
        check(!begun, "begun twice");
        begun = true;
        generations.add(new Written(head, new TreeSet<>(), new ArrayList<>(), new long[1], new LinkedHashMap<>()));
    }

    @Override
    public void openTask(long id, long parentId, int taskKind, int nameId, long startNanos, long threadId) {
        check(last().tasks.add(id + "@" + startNanos + "/" + threadId), "task listed twice");
    }

    @Override
    public void openRegion(int nameId, long taskId, long startNanos, long threadId, int depth) {
        String region = threadId + ":" + depth + "@" + startNanos;
        check(!last().regions.contains(region), "region listed twice");
        last().regions.add(region);
    }

    @Override
    public void unlistedOpen(long count) {
        last().unlisted[0] += count;
    }

    @Override
    public void thread(long threadId) {
        present = new ArrayList<>();
        check(last().events.put(threadId, present) == null, "thread begun twice");
    }

    @Override
    public void event(EventRecord event) {
        check(
                last().head.startNanos() <= event.timeNanos
                        && event.timeNanos < last().head.endNanos(),
                "out of bounds");
        present.add(words(event));
    }

    @Override
    public void end() {
        check(begun, "not begun");
        begun = false;
    }

    private Written last() {
        return generations.get(generations.size() - 1);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    static String words(EventRecord event) {
        String time = " " + event.timeNanos;
        return switch (event.kind) {
            case EventRecord.TASK_BEGIN -> "task " + event.taskId + time;
            case EventRecord.TASK_END -> "end of task " + event.taskId + time;
            case EventRecord.REGION_BEGIN -> "region " + event.depth + time;
            case EventRecord.REGION_END -> "end of region " + event.depth + time;
            case EventRecord.VALUE -> "value " + event.value + time;
            default -> "kind " + event.kind + time;
        };
    }
}
