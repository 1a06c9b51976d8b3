/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import java.util.ArrayList;
import java.util.List;

/** Chunks made by hand. A position is 8 times an event's number. */
final class HandMadeChunks implements StagedEvents {
    private record Chunk(long threadId, int begin, List<EventRecord> events) {}

    private final List<EventRecord> all = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();

    /** Adds a chunk of one thread. */
    HandMadeChunks owned(long threadId, EventRecord... events) {
        for (EventRecord event : events) {
            event.threadId = threadId;
        }
        return chunk(threadId, List.of(events));
    }

    /** Adds a chunk of events that name their threads. */
    HandMadeChunks shared(EventRecord... events) {
        return chunk(0, List.of(events));
    }

    HandMadeChunks chunk(long threadId, List<EventRecord> events) {
        chunks.add(new Chunk(threadId, all.size() * 8, events));
        all.addAll(events);
        return this;
    }

    @Override
    public int chunks() {
        return chunks.size();
    }

    @Override
    public long threadId(int chunk) {
        return chunks.get(chunk).threadId;
    }

    @Override
    public int begin(int chunk) {
        return chunks.get(chunk).begin;
    }

    @Override
    public int end(int chunk) {
        return begin(chunk) + chunks.get(chunk).events.size() * 8;
    }

    @Override
    public long firstNanos(int chunk) {
        return chunks.get(chunk).events.stream()
                .mapToLong(e -> e.timeNanos)
                .min()
                .orElseThrow();
    }

    @Override
    public int decode(int position, long chunkThreadId, EventRecord into) {
        EventRecord from = all.get(position / 8);
        into.kind = from.kind;
        into.timeNanos = from.timeNanos;
        into.threadId = chunkThreadId == 0 ? from.threadId : chunkThreadId;
        into.taskId = from.taskId;
        into.nameId = from.nameId;
        into.parentId = from.parentId;
        into.taskKind = from.taskKind;
        into.unlisted = from.unlisted;
        into.startNanos = from.startNanos;
        into.depth = from.depth;
        into.value = from.value;
        return position + 8;
    }

    static EventRecord event(int kind, long timeNanos) {
        EventRecord event = new EventRecord();
        event.kind = kind;
        event.timeNanos = timeNanos;
        return event;
    }

    static EventRecord taskBegin(long timeNanos, long taskId) {
        EventRecord event = event(EventRecord.TASK_BEGIN, timeNanos);
        event.taskId = taskId;
        return event;
    }

    static EventRecord unlistedBegin(long timeNanos, long taskId) {
        EventRecord event = taskBegin(timeNanos, taskId);
        event.unlisted = true;
        return event;
    }

    static EventRecord taskEnd(long timeNanos, long taskId, long startNanos) {
        EventRecord event = event(EventRecord.TASK_END, timeNanos);
        event.taskId = taskId;
        event.startNanos = startNanos;
        return event;
    }

    static EventRecord regionBegin(long timeNanos, int depth) {
        EventRecord event = event(EventRecord.REGION_BEGIN, timeNanos);
        event.depth = depth;
        return event;
    }

    static EventRecord regionEnd(long timeNanos, int depth, long startNanos) {
        EventRecord event = event(EventRecord.REGION_END, timeNanos);
        event.depth = depth;
        event.startNanos = startNanos;
        return event;
    }

    /** A counter's value, which the test can tell from others. */
    static EventRecord value(long timeNanos, long value) {
        EventRecord event = event(EventRecord.VALUE, timeNanos);
        event.value = value;
        return event;
    }

    static EventRecord on(long threadId, EventRecord event) {
        event.threadId = threadId;
        return event;
    }
}
