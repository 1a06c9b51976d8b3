/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import org.jspecify.annotations.Nullable;

/** What the end of a task tells, as the fields of {@link EventRecord}. Nothing of it changes while the end is written. */
public interface EndedTask {
    /** Its id. */
    long id();

    /** Id of the name it ends under. */
    int nameId();

    /** Its parent, 0 for none. */
    long parentId();

    /** Ordinal of its kind. */
    int taskKind();

    /** When it began. */
    long startNanos();

    /** Time on CPU, or {@link EventRecord#UNKNOWN}. */
    long cpuNanos();

    /** Time waiting for a CPU, or {@link EventRecord#UNKNOWN}. */
    long runQueueNanos();

    /** Bytes allocated, or {@link EventRecord#UNKNOWN}. */
    long allocatedBytes();

    /** Whether it failed. */
    boolean isFailed();

    /** Id of the name of the exception's class, -1 for none. */
    int errorNameId();

    /** Trace id, upper half. */
    long traceIdHigh();

    /** Trace id, lower half. */
    long traceIdLow();

    /** Span id, 0 for none. */
    long spanId();

    /** Its attributes, null for none. */
    @Nullable
    Attributes attributes();
}
