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
    /** The start of a task whose begin is being recorded: later than any instant one may ask for. */
    public static final long NOT_BEGUN = Long.MAX_VALUE;

    /** The end of what has not ended: the same. */
    public static final long NOT_ENDED = Long.MAX_VALUE;

    /**
     * When the copying began: whatever began earlier and is not here has ended, or found no room in the table, which its begin
     * tells. What is here may have ended since, or be about to leave: then it says when it ended.
     */
    public long asOfNanos;

    /** The open tasks, in no order. */
    public final List<OpenTask> tasks = new ArrayList<>();
    /** The open regions, outermost first for each thread. */
    public final List<OpenRegion> regions = new ArrayList<>();

    /**
     * A task that is open.
     *
     * @param startNanos when it began, {@link #NOT_BEGUN} while that is being recorded: the ring will tell, if anything does
     * @param endNanos when it ended, should its end have been about to be recorded or just recorded, else {@link #NOT_ENDED}
     * @param threadId the thread that began it
     * @param attributes copied while it may still change: each value whole, not all of one moment
     */
    public record OpenTask(
            long id,
            long parentId,
            int taskKind,
            int nameId,
            long startNanos,
            long endNanos,
            long threadId,
            @Nullable String traceId,
            Map<String, Object> attributes) {}

    /**
     * A region that is open.
     *
     * @param endNanos as with a task
     */
    public record OpenRegion(int nameId, long taskId, long startNanos, long endNanos, long threadId, int depth) {}
}
