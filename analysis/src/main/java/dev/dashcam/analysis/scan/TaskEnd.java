/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.read.TraceEvent;
import org.jspecify.annotations.Nullable;

/** What the end of a task says, kept. */
public final class TaskEnd {
    private boolean seen;
    private long timeNanos;
    private long threadId;
    private long parentId;
    private long cpuNanos = -1;
    private long runQueueNanos = -1;
    private long runQueueAtMostNanos = -1;
    private long allocatedBytes = -1;
    private boolean failed;
    private @Nullable String errorClass;
    private @Nullable String traceId;

    void take(TraceEvent event) {
        seen = true;
        timeNanos = event.timeNanos();
        threadId = event.threadId();
        parentId = event.parentId();
        cpuNanos = event.cpuNanos();
        runQueueNanos = RunQueueWait.believedNanos(event.runQueueNanos(), event.cpuNanos());
        runQueueAtMostNanos = event.runQueueNanos();
        allocatedBytes = event.allocatedBytes();
        failed = event.isFailed();
        errorClass = event.errorClass();
        traceId = event.traceId();
    }

    /** Whether the task's end is in the recording; all else here means nothing where it is not. */
    public boolean isSeen() {
        return seen;
    }

    /** When it ended. */
    public long timeNanos() {
        return timeNanos;
    }

    /** The thread it ended on. */
    public long threadId() {
        return threadId;
    }

    /** Its parent, 0 for none. */
    public long parentId() {
        return parentId;
    }

    /** Time on CPU, -1 when not known. */
    public long cpuNanos() {
        return cpuNanos;
    }

    /** Time waiting for a CPU, -1 when not known or not to be believed. */
    public long runQueueNanos() {
        return runQueueNanos;
    }

    /** The same, with what the kernel may have counted of its sleep, -1 when not known. */
    public long runQueueAtMostNanos() {
        return runQueueAtMostNanos;
    }

    /** Bytes allocated, -1 when not known. */
    public long allocatedBytes() {
        return allocatedBytes;
    }

    /** Whether it failed. */
    public boolean isFailed() {
        return failed;
    }

    /** The class of the exception it failed with, null when there was none. */
    public @Nullable String errorClass() {
        return errorClass;
    }

    /** The trace id, null when it had none. */
    public @Nullable String traceId() {
        return traceId;
    }
}
