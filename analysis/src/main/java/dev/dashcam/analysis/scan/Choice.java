/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.Subject;

/**
 * The task that is to be explained, as far as the first pass knows it.
 *
 * @param taskId the task
 * @param nameSlot the slot of its last name
 * @param threadId the thread that began it, 0 when not known
 * @param endNanos when it ended, 0 when that is not in the recording
 */
public record Choice(long taskId, int nameSlot, long threadId, long startNanos, long endNanos, Subject.Chosen chosen) {
    /** The same with another name. */
    public Choice named(int otherNameSlot) {
        return new Choice(taskId, otherNameSlot, threadId, startNanos, endNanos, chosen);
    }
}
