/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.task.Region;

/**
 * The handle of an open region: 24 bytes, so that the compiler may do without it where it stays in one method.
 *
 * @param token which region of the thread; a token is never used twice, so a late close finds nothing
 */
record RecordedRegion(ThreadTrack track, long token) implements Region {
    @Override
    public void close() {
        RegionEvents.end(track, token);
    }
}
