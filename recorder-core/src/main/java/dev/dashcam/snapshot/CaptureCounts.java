/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import java.time.Duration;

/**
 * What capturing has come to since the start of a recorder; drills count, what {@code writeTo} writes does not. Immutable.
 *
 * @param sealed how many snapshots were sealed
 * @param failed how many could not be written
 * @param took how long the sealed ones took together, from the end of the tail until they were sealed, with their explanation
 * @param bytes the size of the sealed ones together
 */
public record CaptureCounts(long sealed, long failed, Duration took, long bytes) {
    /** Of a recorder that has captured nothing. */
    public static final CaptureCounts NONE = new CaptureCounts(0, 0, Duration.ZERO, 0);

    /** With one more that was sealed. */
    public CaptureCounts andSealed(long nanos, long size) {
        return new CaptureCounts(sealed + 1, failed, took.plusNanos(nanos), bytes + size);
    }

    /** With one more that could not be written. */
    public CaptureCounts andFailed() {
        return new CaptureCounts(sealed, failed + 1, took, bytes);
    }
}
