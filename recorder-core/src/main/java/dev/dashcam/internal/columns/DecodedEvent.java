/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import static java.util.Objects.requireNonNull;

import dev.dashcam.internal.event.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event at which a {@link GenerationDecoder} stands. An accessor that does not belong to the event's kind answers
 * anything. For one thread.
 */
public final class DecodedEvent {
    private static final int NONE = -1;

    private final EventRows rows;
    private final TaskEnd end = new TaskEnd();
    private @Nullable GenerationHeader header;
    /** Behind what is in {@link #end}, at the attributes. */
    private @Nullable ColumnCursor attributesAt;

    private int event;
    private int thread;
    private long timeNanos;
    private long head;
    private int loadedEnd = NONE;

    DecodedEvent(EventRows rows) {
        this.rows = rows;
    }

    void generation(@Nullable GenerationHeader generation, @Nullable ColumnCursor columns) {
        header = generation;
        attributesAt = columns;
        loadedEnd = NONE;
    }

    void set(int toEvent, int ofThread, long atNanos) {
        event = toEvent;
        thread = ofThread;
        timeNanos = atNanos;
        head = rows.head(toEvent);
    }

    /** The kind, a constant of {@link EventRecord}. */
    public int kind() {
        return EventRows.kind(head);
    }

    /** When it happened. */
    public long timeNanos() {
        return timeNanos;
    }

    /** The Java thread it happened on. */
    public long threadId() {
        return requireNonNull(header).threads.id(thread);
    }

    /** That thread's name. */
    public String threadName() {
        return requireNonNull(header).threads.name(thread);
    }

    /** The task it belongs to, 0 for none. */
    public long taskId() {
        return rows.task(event);
    }

    /** The name of the task, region, counter or mark in {@link GenerationHeader#names}. */
    public int nameId() {
        return EventRows.name(head);
    }

    /** Task: its parent, 0 for none. */
    public long parentId() {
        return kind() == EventRecord.TASK_END ? rows.parentId((int) rows.value(event)) : rows.value(event);
    }

    /** Task: the number of its kind. */
    public int taskKind() {
        return EventRows.low(head);
    }

    /** End of task or region: when it began. */
    public long startNanos() {
        return kind() == EventRecord.TASK_END ? rows.startNanos((int) rows.value(event)) : rows.value(event);
    }

    /** Region: how many regions are open around it. */
    public int depth() {
        return EventRows.low(head);
    }

    /** Value: the counter's value. */
    public long value() {
        return rows.value(event);
    }

    /** Task end: time on CPU, or {@link EventRecord#UNKNOWN}. */
    public long cpuNanos() {
        return end().cpuNanos;
    }

    /** Task end: time waiting for a CPU, or {@link EventRecord#UNKNOWN}. */
    public long runQueueNanos() {
        return end().runQueueNanos;
    }

    /** Task end: bytes allocated, or {@link EventRecord#UNKNOWN}. */
    public long allocatedBytes() {
        return end().allocatedBytes;
    }

    /** Task end: whether it failed. */
    public boolean failed() {
        return end().failed;
    }

    /** Task end: the name of the exception's class, -1 for none. */
    public int errorNameId() {
        return end().errorNameId;
    }

    /** Task end: trace id, upper half; both halves 0 for none. */
    public long traceIdHigh() {
        return end().traceIdHigh;
    }

    /** Task end: trace id, lower half. */
    public long traceIdLow() {
        return end().traceIdLow;
    }

    /** Task end: span id, 0 for none. */
    public long spanId() {
        return end().spanId;
    }

    private TaskEnd end() {
        int number = (int) rows.value(event);
        if (number != loadedEnd) {
            ColumnCursor cursor = requireNonNull(attributesAt);
            rows.rest(number, cursor);
            try {
                end.read(
                        cursor,
                        rows.flags(number),
                        requireNonNull(header).names().size());
            } catch (DamagedException e) {
                throw changed(e);
            }
            loadedEnd = number;
        }
        return end;
    }

    private static IllegalStateException changed(DamagedException e) {
        return new IllegalStateException("A generation that was sound when it was checked is no longer.", e);
    }

    /** Log: the text. */
    public String text() {
        long place = rows.value(event);
        byte[] content = requireNonNull(attributesAt).content();
        return new String(content, (int) (place >>> Integer.SIZE), (int) place, StandardCharsets.UTF_8);
    }

    /** Task end: the attributes in their order. */
    public Map<String, Object> attributes() {
        int count = end().attributes;
        if (count == 0) {
            return Map.of();
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        ColumnCursor cursor = requireNonNull(attributesAt);
        GenerationHeader generation = requireNonNull(header);
        try {
            for (int i = 0; i < count; i++) {
                int key = cursor.repeated();
                String name = generation.names().get(key / AttributeEncoder.TYPES);
                attributes.put(name, attribute(cursor, key % AttributeEncoder.TYPES));
            }
        } catch (DamagedException e) {
            throw changed(e);
        }
        // The cursor has moved on.
        loadedEnd = NONE;
        return Collections.unmodifiableMap(attributes);
    }

    private static Object attribute(ColumnCursor cursor, int type) throws DamagedException {
        return switch (type) {
            case EventRecord.TEXT -> {
                int length = cursor.text();
                yield new String(cursor.content(), cursor.text - length, length, StandardCharsets.UTF_8);
            }
            case EventRecord.LONG -> cursor.signed();
            case EventRecord.DOUBLE -> Double.longBitsToDouble(cursor.fixed());
            default -> type == EventRecord.TRUE;
        };
    }
}
