/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.task.Region;
import org.jspecify.annotations.Nullable;

/**
 * The handle of an open region: 24 bytes, so that the compiler may do without it where it stays in one method. Not a record:
 * the JDK would keep the class of one whose hash code was asked for, and with it our class loader.
 */
final class RecordedRegion implements Region {
    /** Where the region is kept, null for one that is not recorded. */
    private final @Nullable OpenRegion place;
    /** Which region of that place; a token is never used twice, so a late close finds nothing. */
    private final long token;

    private RecordedRegion(@Nullable OpenRegion place, long token) {
        this.place = place;
        this.token = token;
    }

    /** The handle of the region that the calling thread has just begun there, null for one that is not recorded. */
    static Region at(@Nullable OpenRegion place) {
        return new RecordedRegion(place, place == null ? OpenRegion.NO_TOKEN : place.token());
    }

    @Override
    public void close() {
        if (place != null) {
            RegionEvents.end(place, token);
        }
    }
}
