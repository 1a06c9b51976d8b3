/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.task.TaskKind;

/** The small fields of an event in one 64-bit value: name 32 bits, depth 23, failure 1, task kind 4, kind 4. */
final class EventWord {
    private static final EventKind[] KINDS = EventKind.values();
    private static final TaskKind[] TASK_KINDS = TaskKind.values();
    private static final int MAX_DEPTH = (1 << 23) - 1;

    private EventWord() {}

    static long of(TraceEvent event) {
        return (long) event.nameId() << 32
                | (long) Math.min(event.depth(), MAX_DEPTH) << 9
                | (event.isFailed() ? 1L << 8 : 0)
                | (long) event.taskKind().ordinal() << 4
                | event.kind().ordinal();
    }

    static EventKind kind(long word) {
        return KINDS[(int) word & 0xF];
    }

    static TaskKind taskKind(long word) {
        return TASK_KINDS[(int) (word >>> 4) & 0xF];
    }

    static boolean isFailed(long word) {
        return (word & 1L << 8) != 0;
    }

    static int depth(long word) {
        return (int) (word >>> 9) & MAX_DEPTH;
    }

    static int nameId(long word) {
        return (int) (word >> 32);
    }
}
