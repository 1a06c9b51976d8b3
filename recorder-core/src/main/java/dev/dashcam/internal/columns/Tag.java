/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.internal.event.EventRecord;

/**
 * What a tag says: an event's kind, which of its fields are as expected or absent and hence not stored, and for events that
 * do not follow from their begin the name and the kind of task. As a key: kind in bits 56 to 59, flags in 40 to 55, task kind
 * in 32 to 39, name in 0 to 31.
 */
final class Tag {
    private Tag() {}

    /** It belongs to the thread's present task. */
    static final int SAME_TASK = 1;
    /** Its depth, or its parent, is the expected one. */
    static final int EXPECTED = 1 << 1;
    /** An end that follows from the newest open begin on its thread. */
    static final int MATCHED = 1 << 2;
    /** With {@link #MATCHED}: from an older one; how many are newer is stored. */
    static final int DEEPER = 1 << 3;

    static final int HAS_CPU = 1 << 4;
    static final int HAS_RUN_QUEUE = 1 << 5;
    static final int HAS_ALLOCATED = 1 << 6;
    static final int FAILED = 1 << 7;
    static final int HAS_ERROR = 1 << 8;
    static final int HAS_TRACE_ID = 1 << 9;
    static final int HAS_SPAN_ID = 1 << 10;
    static final int HAS_ATTRIBUTES = 1 << 11;

    static final int ALL_FLAGS = (1 << 12) - 1;

    static long key(int kind, int flags, int taskKind, int name) {
        return ((long) kind << 56) | ((long) flags << 40) | ((long) (taskKind & 0xFF) << 32) | (name & 0xFFFF_FFFFL);
    }

    static int kind(long key) {
        return (int) (key >>> 56);
    }

    static int flags(long key) {
        return (int) (key >>> 40) & 0xFFFF;
    }

    static int taskKind(long key) {
        return (int) (key >>> 32) & 0xFF;
    }

    static int name(long key) {
        return (int) key;
    }

    /** Whether a tag of this kind and these flags carries a name. */
    static boolean hasName(int kind, int flags) {
        return switch (kind) {
            case EventRecord.TASK_BEGIN, EventRecord.REGION_BEGIN, EventRecord.VALUE, EventRecord.MARK -> true;
            case EventRecord.TASK_END, EventRecord.REGION_END -> (flags & MATCHED) == 0;
            default -> false;
        };
    }

    /** Whether a tag of this kind and these flags carries a kind of task. */
    static boolean hasTaskKind(int kind, int flags) {
        return hasName(kind, flags) && (kind == EventRecord.TASK_BEGIN || kind == EventRecord.TASK_END);
    }
}
