/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

/**
 * What to explain and at what expense.
 *
 * @param what which task
 * @param taskId the task when {@code what} is {@link What#TASK}, otherwise 0
 * @param maxHeapBytes how much heap the analysis may hold, the events it reads included; an explanation that needs more is left out
 */
public record ExplainOptions(What what, long taskId, long maxHeapBytes) {
    /** Leaves room under 32 MB for what the recorder holds itself. */
    public static final long DEFAULT_MAX_HEAP_BYTES = 24L << 20;

    /** Which task to explain. */
    public enum What {
        /** The one the trigger was about; where it was about none, the most telling one. */
        CAUSE,
        /** The one with the given number. */
        TASK,
        /** The request or message that took longest. */
        SLOWEST,
        /** The request or message that has been running longest at the trigger. */
        STUCK
    }

    /** Checks the values. */
    public ExplainOptions {
        if ((what == What.TASK) != (taskId != 0)) {
            throw new IllegalArgumentException(
                    "a task's number goes with TASK and only with it: " + what + " " + taskId);
        }
        if (maxHeapBytes < 1 << 20) {
            throw new IllegalArgumentException("maxHeapBytes must be at least 1 MB but is " + maxHeapBytes);
        }
    }

    /** The task the trigger was about. */
    public static ExplainOptions cause() {
        return new ExplainOptions(What.CAUSE, 0, DEFAULT_MAX_HEAP_BYTES);
    }

    /** This task. */
    public static ExplainOptions task(long taskId) {
        return new ExplainOptions(What.TASK, taskId, DEFAULT_MAX_HEAP_BYTES);
    }

    /** The request or message that has been running longest. */
    public static ExplainOptions stuck() {
        return new ExplainOptions(What.STUCK, 0, DEFAULT_MAX_HEAP_BYTES);
    }

    /** The slowest request or message. */
    public static ExplainOptions slowest() {
        return new ExplainOptions(What.SLOWEST, 0, DEFAULT_MAX_HEAP_BYTES);
    }
}
