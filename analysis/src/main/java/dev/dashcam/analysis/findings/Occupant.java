/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.task.TaskKind;
import java.util.List;

/**
 * Another task that was inside the region the subject was held up in.
 *
 * @param taskId the task, 0 for a thread without one
 * @param name the task's name, empty when not known
 * @param threadName the name of its thread, empty when not known
 * @param startNanos when it entered the region
 * @param endNanos when it left it, or up to when that is told
 * @param stillInside whether it had not left it then
 * @param overlapNanos how long it was inside while the subject was
 * @param inside where that task was while it was inside, the region itself among it; the largest first
 */
public record Occupant(
        long taskId,
        TaskKind kind,
        String name,
        String threadName,
        long startNanos,
        long endNanos,
        boolean stillInside,
        long overlapNanos,
        List<Share> inside) {

    /** Takes a copy of the list. */
    public Occupant {
        inside = List.copyOf(inside);
    }

    /** How long it was inside. */
    public long nanos() {
        return endNanos - startNanos;
    }
}
