/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.task.Region;
import org.jspecify.annotations.Nullable;

/**
 * The handle of an open region: 24 bytes, so that the compiler may do without it where it stays in one method.
 *
 * @param place where the region is kept, null for one that is not recorded
 * @param token which region of that place; a token is never used twice, so a late close finds nothing
 */
record RecordedRegion(@Nullable OpenRegion place, long token) implements Region {
    @Override
    public void close() {
        if (place != null) {
            RegionEvents.end(place, token);
        }
    }
}
