/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.task.TaskKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as a value, to be compared: as it was recorded, or as it was read. */
record Happening(
        EventKind kind,
        long time,
        long thread,
        String threadName,
        long task,
        String name,
        long parent,
        TaskKind taskKind,
        long start,
        int depth,
        long cpu,
        long runQueue,
        long allocated,
        boolean failed,
        @Nullable String error,
        @Nullable String traceId,
        @Nullable String spanId,
        Map<String, Object> attributes,
        String text,
        long value) {

    static Happening of(TraceEvent event) {
        return new Happening(
                event.kind(),
                event.timeNanos(),
                event.threadId(),
                event.threadName(),
                event.taskId(),
                event.name(),
                event.parentId(),
                event.taskKind(),
                event.startNanos(),
                event.depth(),
                event.cpuNanos(),
                event.runQueueNanos(),
                event.allocatedBytes(),
                event.isFailed(),
                event.errorClass(),
                event.traceId(),
                event.spanId(),
                event.attributes(),
                event.text(),
                event.value());
    }

    /** What a reader should make of this. */
    static Happening of(EventRecord event, String threadName) {
        boolean taskEnd = event.kind == EventRecord.TASK_END;
        boolean isTask = taskEnd || event.kind == EventRecord.TASK_BEGIN;
        boolean regionEnd = event.kind == EventRecord.REGION_END;
        boolean isRegion = regionEnd || event.kind == EventRecord.REGION_BEGIN;
        boolean named = isTask || isRegion || event.kind == EventRecord.VALUE || event.kind == EventRecord.MARK;
        boolean traced = taskEnd && (event.traceIdHigh != 0 || event.traceIdLow != 0);
        return new Happening(
                kind(event.kind),
                event.timeNanos,
                event.threadId,
                threadName,
                event.taskId,
                named ? name(event.nameId) : "",
                isTask ? event.parentId : 0,
                isTask ? TaskKind.values()[event.taskKind] : TaskKind.OTHER,
                taskEnd || regionEnd ? event.startNanos : 0,
                isRegion ? event.depth : 0,
                taskEnd ? event.cpuNanos : -1,
                taskEnd ? event.runQueueNanos : -1,
                taskEnd ? event.allocatedBytes : -1,
                taskEnd && event.failed,
                taskEnd && event.errorNameId >= 0 ? name(event.errorNameId) : null,
                traced ? String.format("%016x%016x", event.traceIdHigh, event.traceIdLow) : null,
                taskEnd && event.spanId != 0 ? String.format("%016x", event.spanId) : null,
                taskEnd ? attributes(event) : Map.of(),
                text(event),
                event.kind == EventRecord.VALUE ? event.value : 0);
    }

    static String name(int id) {
        return "name-" + id + (id % 7 == 0 ? "-ünï" : "");
    }

    private static EventKind kind(int kind) {
        return switch (kind) {
            case EventRecord.TASK_BEGIN -> EventKind.TASK_BEGIN;
            case EventRecord.TASK_END -> EventKind.TASK_END;
            case EventRecord.REGION_BEGIN -> EventKind.REGION_BEGIN;
            case EventRecord.REGION_END -> EventKind.REGION_END;
            case EventRecord.LOG -> EventKind.LOG;
            case EventRecord.VALUE -> EventKind.VALUE;
            case EventRecord.MARK -> EventKind.MARK;
            default -> EventKind.STATE_TRANSITION;
        };
    }

    private static String text(EventRecord event) {
        return switch (event.kind) {
            case EventRecord.LOG -> new String(event.bytes, 0, event.byteCount, StandardCharsets.UTF_8);
            case EventRecord.THREAD_BEGIN -> "started";
            case EventRecord.THREAD_END -> "ended";
            default -> "";
        };
    }

    private static Map<String, Object> attributes(EventRecord event) {
        ByteBuffer bytes = ByteBuffer.wrap(event.bytes, 0, event.byteCount).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Object> attributes = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            String name = name(bytes.getInt());
            int type = bytes.get();
            attributes.put(
                    name,
                    switch (type) {
                        case EventRecord.TEXT -> {
                            byte[] text = new byte[bytes.getShort() & 0xFFFF];
                            bytes.get(text);
                            yield new String(text, StandardCharsets.UTF_8);
                        }
                        case EventRecord.LONG -> bytes.getLong();
                        case EventRecord.DOUBLE -> bytes.getDouble();
                        default -> type == EventRecord.TRUE;
                    });
        }
        return attributes;
    }
}
