/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * The task that is explained. Times are on the recording JVM's monotonic clock.
 *
 * @param taskId the task, 0 when it is known from the trigger alone
 * @param threadId the thread it began on
 * @param threadName the name of that thread, empty when not known
 * @param endNanos when it ended; of a task that is still running, the instant up to which it is told
 * @param ending how it ended
 * @param endedLaterNanos when a task told as still running ended after all, 0 when that is not in the recording
 * @param errorClass the class of the exception it failed with, null when there was none
 * @param traceId the trace id in 32 hexadecimal digits, null when it had none
 * @param cpuNanos time on CPU, -1 when not known
 * @param runQueueNanos time it was ready to run and waited for a CPU, -1 when not known
 * @param runQueueAtMostNanos the same, with what the kernel may have counted of its sleep, -1 when not known
 * @param allocatedBytes bytes allocated on its thread, -1 when not known
 * @param chosen why this one
 */
public record Subject(
        long taskId,
        long parentId,
        String name,
        TaskKind kind,
        long threadId,
        String threadName,
        long startNanos,
        long endNanos,
        Ending ending,
        long endedLaterNanos,
        @Nullable String errorClass,
        @Nullable String traceId,
        long cpuNanos,
        long runQueueNanos,
        long runQueueAtMostNanos,
        long allocatedBytes,
        Chosen chosen) {

    /** How a task ended. */
    public enum Ending {
        /** Normally. */
        ENDED,
        /** With an error. */
        FAILED,
        /** Not before the trigger, or not in the recording. */
        STILL_RUNNING
    }

    /** Why a task is explained. */
    public enum Chosen {
        /** The trigger was about it. */
        CAUSE,
        /** Somebody asked for it. */
        ASKED,
        /** Somebody asked for the one that has been running longest. */
        STUCK,
        /** No other took as long. */
        SLOWEST,
        /** No other took so much longer than those of its name usually do. */
        MOST_UNUSUAL
    }

    /** How long it took, or has taken. */
    public long wallNanos() {
        return endNanos - startNanos;
    }

    /** Whether its own events were found. */
    public boolean isRecorded() {
        return taskId != 0;
    }

    /** Whether it is told as not having ended. */
    public boolean isStillRunning() {
        return ending == Ending.STILL_RUNNING;
    }

    /** Whether time on CPU and waiting for a CPU are known. */
    public boolean hasAccount() {
        return cpuNanos >= 0 && runQueueNanos >= 0;
    }

    /** Time neither on CPU nor waiting for one, not below 0; -1 when not known. */
    public long notRunningNanos() {
        return hasAccount() ? Math.max(0, wallNanos() - cpuNanos - runQueueNanos) : -1;
    }
}
