/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.TraceEvent;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the end of a task carries besides its columns: parent, start, account, error, trace and attributes. */
final class TaskEndSpace {
    private static final int PARENT = 0;
    private static final int START = 8;
    private static final int CPU = 16;
    private static final int RUN_QUEUE = 24;
    private static final int ALLOCATED = 32;
    private static final int ERROR = 40;
    private static final int TRACE_HIGH = 48;
    private static final int TRACE_LOW = 56;
    private static final int SPAN = 64;
    private static final int ATTRIBUTES = 72;

    private static final int TEXT = 0;
    private static final int LONG = 1;
    private static final int DOUBLE = 2;
    private static final int BOOLEAN = 3;

    private final MappedSpace space;
    private final TextSpace texts;

    TaskEndSpace(MappedSpace space, TextSpace texts) {
        this.space = space;
        this.texts = texts;
    }

    /** Stores the end of a task and answers its position. */
    long store(TraceEvent event) throws IOException {
        Map<String, Object> attributes = event.attributes();
        long[] values = new long[attributes.size() * 3];
        int at = 0;
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            values[at++] = texts.store(attribute.getKey());
            values[at++] = type(attribute.getValue());
            values[at++] = bits(attribute.getValue());
        }
        long error = texts.store(event.errorClass());
        String trace = event.traceId();
        String span = event.spanId();
        long position = space.size();
        space.append(event.parentId());
        space.append(event.startNanos());
        space.append(event.cpuNanos());
        space.append(event.runQueueNanos());
        space.append(event.allocatedBytes());
        space.append(error);
        space.append(trace == null ? 0 : HexFormat.fromHexDigitsToLong(trace, 0, 16));
        space.append(trace == null ? 0 : HexFormat.fromHexDigitsToLong(trace, 16, 32));
        space.append(span == null ? 0 : HexFormat.fromHexDigitsToLong(span));
        space.append(attributes.size());
        for (long value : values) {
            space.append(value);
        }
        return position;
    }

    long parentId(long position) {
        return space.get(position + PARENT);
    }

    long startNanos(long position) {
        return space.get(position + START);
    }

    long cpuNanos(long position) {
        return space.get(position + CPU);
    }

    long runQueueNanos(long position) {
        return space.get(position + RUN_QUEUE);
    }

    long allocatedBytes(long position) {
        return space.get(position + ALLOCATED);
    }

    @Nullable
    String errorClass(long position) {
        return texts.text(space.get(position + ERROR));
    }

    @Nullable
    String traceId(long position) {
        long high = space.get(position + TRACE_HIGH);
        long low = space.get(position + TRACE_LOW);
        return high == 0 && low == 0
                ? null
                : HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    @Nullable
    String spanId(long position) {
        long span = space.get(position + SPAN);
        return span == 0 ? null : HexFormat.of().toHexDigits(span);
    }

    Map<String, Object> attributes(long position) {
        int count = (int) space.get(position + ATTRIBUTES);
        if (count == 0) {
            return Map.of();
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        long at = position + ATTRIBUTES + Long.BYTES;
        for (int i = 0; i < count; i++, at += 24) {
            attributes.put(texts.textOrEmpty(space.get(at)), value(space.get(at + 8), space.get(at + 16)));
        }
        return Collections.unmodifiableMap(attributes);
    }

    private static int type(Object value) {
        if (value instanceof Long) {
            return LONG;
        }
        if (value instanceof Double) {
            return DOUBLE;
        }
        return value instanceof Boolean ? BOOLEAN : TEXT;
    }

    private long bits(Object value) throws IOException {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        }
        return value instanceof Boolean truth ? (truth ? 1 : 0) : texts.store(value.toString());
    }

    private Object value(long type, long bits) {
        return switch ((int) type) {
            case LONG -> bits;
            case DOUBLE -> Double.longBitsToDouble(bits);
            case BOOLEAN -> bits != 0;
            default -> texts.textOrEmpty(bits);
        };
    }
}
