/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.task.TaskKind;
import java.util.List;

/**
 * A numbered time slice of a recording, as its head describes it. Times are nanoseconds on the recording JVM's monotonic
 * clock.
 *
 * @param number counts up by one for each cut
 * @param startNanos its first instant
 * @param endNanos the first instant that no longer belongs to it
 * @param anchorNanos an instant on the monotonic clock ...
 * @param anchorEpochNanos ... and the same instant in nanoseconds since 1970-01-01T00:00Z
 * @param completeFromNanos the instant from which everything of all threads is there that was not dropped; later than the
 *     start when older events had already been overwritten
 * @param events how many events it holds
 * @param losses what was dropped in it
 * @param openTasks the tasks that were open when it began
 * @param openRegions the regions that were open when it began
 * @param unlistedOpen how many open tasks and regions did not fit into the two lists
 */
public record Generation(
        long number,
        long startNanos,
        long endNanos,
        long anchorNanos,
        long anchorEpochNanos,
        long completeFromNanos,
        long events,
        List<Loss> losses,
        List<OpenTask> openTasks,
        List<OpenRegion> openRegions,
        long unlistedOpen) {

    /** Takes copies of the lists. */
    public Generation {
        losses = List.copyOf(losses);
        openTasks = List.copyOf(openTasks);
        openRegions = List.copyOf(openRegions);
    }

    /** The date of an instant of the monotonic clock, in nanoseconds since 1970-01-01T00:00Z. */
    public long epochNanos(long timeNanos) {
        return anchorEpochNanos + (timeNanos - anchorNanos);
    }

    /**
     * Events that were dropped.
     *
     * @param reason why, in lower case with dashes, such as {@code ring-full}
     * @param count how many
     */
    public record Loss(String reason, long count) {}

    /**
     * A task that was open when the generation began.
     *
     * @param threadId the thread that began it
     */
    public record OpenTask(long id, long parentId, TaskKind kind, String name, long startNanos, long threadId) {}

    /**
     * A region that was open when the generation began.
     *
     * @param taskId the task it belongs to, 0 for none
     * @param depth how many regions were open around it on its thread
     */
    public record OpenRegion(String name, long taskId, long startNanos, long threadId, int depth) {}
}
