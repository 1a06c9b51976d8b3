/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.internal.event.EventRecord;

/** What only the end of a task says, as it is taken from the columns. */
final class TaskEnd {
    long cpuNanos;
    long runQueueNanos;
    long allocatedBytes;
    boolean failed;
    int errorNameId;
    long traceIdHigh;
    long traceIdLow;
    long spanId;
    int attributes;

    /** Takes all of it; the cursor is then at the first attribute. */
    void read(ColumnCursor from, int flags, int names) throws DamagedException {
        cpuNanos = (flags & Tag.HAS_CPU) != 0 ? amount(from) : EventRecord.UNKNOWN;
        runQueueNanos = (flags & Tag.HAS_RUN_QUEUE) != 0 ? amount(from) : EventRecord.UNKNOWN;
        allocatedBytes = (flags & Tag.HAS_ALLOCATED) != 0 ? amount(from) : EventRecord.UNKNOWN;
        failed = (flags & Tag.FAILED) != 0;
        errorNameId = (flags & Tag.HAS_ERROR) != 0 ? name(from.repeated(), names) : -1;
        boolean traced = (flags & Tag.HAS_TRACE_ID) != 0;
        traceIdHigh = traced ? from.fixed() : 0;
        traceIdLow = traced ? from.fixed() : 0;
        spanId = (flags & Tag.HAS_SPAN_ID) != 0 ? from.fixed() : 0;
        attributes = (flags & Tag.HAS_ATTRIBUTES) != 0 ? from.repeated() : 0;
    }

    /** Steps over the attributes. */
    void skipAttributes(ColumnCursor from, int names) throws DamagedException {
        for (int i = 0; i < attributes; i++) {
            int key = from.repeated();
            name(key / AttributeEncoder.TYPES, names);
            switch (key % AttributeEncoder.TYPES) {
                case EventRecord.TEXT -> from.text();
                case EventRecord.LONG -> from.number();
                case EventRecord.DOUBLE -> from.fixed();
                case EventRecord.FALSE, EventRecord.TRUE -> {
                    // the type is the value
                }
                default -> throw new DamagedException("an attribute is of an unknown type");
            }
        }
    }

    private static long amount(ColumnCursor from) throws DamagedException {
        long amount = from.number();
        if (amount < 0) {
            throw new DamagedException("a task's account has an amount of more than 63 bits");
        }
        return amount;
    }

    private static int name(int name, int names) throws DamagedException {
        if (name < 0 || name >= names) {
            throw new DamagedException("an event has name " + name + " of " + names);
        }
        return name;
    }
}
