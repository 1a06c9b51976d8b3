/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.internal.event.EventRecord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Spreads a task's attributes, which lie one after the other in {@link EventRecord#bytes}, over the columns. */
final class AttributeEncoder {
    /** The key of an attribute is its name times this, plus its type. */
    static final int TYPES = 8;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HEAD_BYTES = Integer.BYTES + 1;

    private final EventEncoder columns;

    AttributeEncoder(EventEncoder columns) {
        this.columns = columns;
    }

    void encode(byte[] bytes, int end) {
        columns.tags.number(count(bytes, end));
        int position = 0;
        int next;
        while ((next = next(bytes, position, end)) > 0) {
            int type = bytes[position + Integer.BYTES];
            int name = columns.names.code((int) INTS.get(bytes, position));
            columns.tags.number((long) name * TYPES + type);
            int value = position + HEAD_BYTES;
            switch (type) {
                case EventRecord.TEXT -> {
                    int length = next - value - Short.BYTES;
                    columns.numbers.number(length);
                    columns.text.bytes(bytes, value + Short.BYTES, length);
                }
                case EventRecord.LONG -> columns.numbers.signed((long) LONGS.get(bytes, value));
                case EventRecord.DOUBLE -> columns.fixed.fixed((long) LONGS.get(bytes, value));
                default -> {
                    // the type is the value
                }
            }
            position = next;
        }
    }

    private static int count(byte[] bytes, int end) {
        int count = 0;
        int position = 0;
        int next;
        while ((next = next(bytes, position, end)) > 0) {
            position = next;
            count++;
        }
        return count;
    }

    /** Where the attribute ends that begins here; -1 at the end, also when what is there is not a whole attribute. */
    private static int next(byte[] bytes, int position, int end) {
        int value = position + HEAD_BYTES;
        if (value > end) {
            return -1;
        }
        int next = switch (bytes[position + Integer.BYTES]) {
            case EventRecord.TEXT ->
                value + Short.BYTES > end ? -1 : value + Short.BYTES + ((short) SHORTS.get(bytes, value) & 0xFFFF);
            case EventRecord.LONG, EventRecord.DOUBLE -> value + Long.BYTES;
            case EventRecord.FALSE, EventRecord.TRUE -> value;
            default -> -1;
        };
        return next > end ? -1 : next;
    }
}
