/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sealed snapshot: the file exists under its final name and will not change. Immutable.
 *
 * @param id six letters and digits, unique in one store
 * @param file the sealed file; the store may delete it when its quota needs the room
 * @param bytes the file's size
 * @param causes why it was taken, the first cause first; never empty
 * @param verdict the one sentence that says what happened and why, null when it was left out
 * @param triggeredAt when the first cause was seen, on the wall clock
 * @param coveredNanos the span of time it holds completely before the trigger, in nanoseconds
 */
public record Snapshot(
        String id,
        Path file,
        long bytes,
        List<Cause> causes,
        @Nullable String verdict,
        Instant triggeredAt,
        long coveredNanos) {

    /** Takes a copy of the causes. */
    public Snapshot {
        causes = List.copyOf(causes);
    }
}
