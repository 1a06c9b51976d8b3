/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import java.util.Map;
import java.util.Objects;

/** Demands of an event what its documentation says, and tells events apart. */
final class EventChecks {
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;
    private static final long UNKNOWN = -1;

    private EventChecks() {}

    static void check(TraceEvent event) {
        EventKind kind = event.kind();
        boolean isEnd = kind == EventKind.TASK_END || kind == EventKind.REGION_END;
        Demand.that((kind == EventKind.SYNC) == (event.generation() != null), "a sync has a generation");
        Demand.that(isEnd || event.durationNanos() == 0, "only ends have a duration", kind);
        Demand.that((event.nameId() >= 0) || event.name().isEmpty(), "a name has a number", event.name());
        Demand.that(event.depth() >= 0, "depth", event.depth());
        Demand.that(event.cpuNanos() >= UNKNOWN, "time on CPU", event.cpuNanos());
        Demand.that(event.runQueueNanos() >= UNKNOWN, "time in the run queue", event.runQueueNanos());
        Demand.that(event.allocatedBytes() >= UNKNOWN, "allocated bytes", event.allocatedBytes());
        String trace = event.traceId();
        Demand.that(trace == null || trace.length() == TRACE_DIGITS, "trace id", trace == null ? "" : trace);
        String span = event.spanId();
        Demand.that(span == null || span.length() == SPAN_DIGITS, "span id", span == null ? "" : span);
        Objects.requireNonNull(event.taskKind());
        Objects.requireNonNull(event.threadName());
        Objects.requireNonNull(event.text());
        Generation generation = event.generation();
        if (generation != null) {
            check(generation);
        }
        for (Map.Entry<String, Object> attribute : event.attributes().entrySet()) {
            Object value = attribute.getValue();
            Demand.that(
                    value instanceof String
                            || value instanceof Long
                            || value instanceof Double
                            || value instanceof Boolean,
                    "type of an attribute",
                    attribute.getKey());
        }
    }

    private static void check(Generation generation) {
        Demand.that(generation.events() >= 0, "events", generation.events());
        Demand.that(generation.unlistedOpen() >= 0, "unlisted", generation.unlistedOpen());
        generation.losses().forEach(loss -> Demand.that(loss.count() >= 0, "loss", loss));
        generation.openRegions().forEach(region -> Demand.that(region.depth() >= 0, "depth of an open region", region));
    }

    /** A number for everything that an event says, the same for the same event only (nearly). */
    static long fingerprint(TraceEvent event) {
        long print = event.kind().ordinal();
        print = mix(print, event.timeNanos());
        print = mix(print, event.threadId());
        print = mix(print, event.taskId());
        print = mix(print, event.parentId());
        print = mix(print, event.startNanos());
        print = mix(print, event.depth());
        print = mix(print, event.cpuNanos());
        print = mix(print, event.runQueueNanos());
        print = mix(print, event.allocatedBytes());
        print = mix(print, event.value());
        print = mix(print, event.taskKind().ordinal());
        print = mix(print, event.isFailed() ? 1 : 0);
        print = mix(print, event.name().hashCode());
        print = mix(print, event.threadName().hashCode());
        print = mix(print, event.text().hashCode());
        print = mix(print, Objects.hashCode(event.errorClass()));
        print = mix(print, Objects.hashCode(event.traceId()));
        print = mix(print, Objects.hashCode(event.spanId()));
        print = mix(print, Objects.hashCode(event.generation()));
        return mix(print, event.attributes().hashCode());
    }

    static long mix(long print, long value) {
        long mixed = (print ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }
}
