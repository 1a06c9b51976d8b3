/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was open at one moment, copied from the live tables before the ring is copied. */
public final class OpenWork {
    /**
     * When the copying began: whatever began earlier and is not here has ended, or found no room in the table, which its begin
     * tells. What is here may have ended since.
     */
    public long asOfNanos;

    /** The open tasks, in no order. */
    public final List<OpenTask> tasks = new ArrayList<>();
    /** The open regions, outermost first for each thread. */
    public final List<OpenRegion> regions = new ArrayList<>();

    /**
     * A task that is open.
     *
     * @param threadId the thread that began it
     * @param attributes copied while it may still change: each value whole, not all of one moment
     */
    public record OpenTask(
            long id,
            long parentId,
            int taskKind,
            int nameId,
            long startNanos,
            long threadId,
            @Nullable String traceId,
            Map<String, Object> attributes) {}

    /** A region that is open. */
    public record OpenRegion(int nameId, long taskId, long startNanos, long threadId, int depth) {}
}
