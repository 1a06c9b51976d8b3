/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.EventLayout;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The regions open on one thread, outermost first. Changed by that thread alone, copied by any other: the array is replaced
 * when it grows, and who reads the old one meanwhile finds the regions that were open when it took it.
 */
class OpenRegions {
    /** Of a virtual thread none, since most of them never open one. */
    private static final int FIRST_PLACES = 2;

    private static final OpenRegion[] NO_PLACES = {};

    private final ThreadTrack track;
    private volatile OpenRegion[] places;
    private int depth;

    OpenRegions(ThreadTrack track) {
        this.track = track;
        this.places = track.isVirtual() ? NO_PLACES : moreThan(NO_PLACES, FIRST_PLACES);
    }

    /** How many are open. */
    final int depth() {
        return depth;
    }

    /** Opens a place inside the others, to be taken by a region; null when too many are open. */
    @Nullable
    final OpenRegion push() {
        OpenRegion[] known = places;
        int at = depth;
        if (at >= known.length) {
            if (at >= EventLayout.MAX_REGION_DEPTH) {
                return null;
            }
            known = moreThan(known, Math.max(FIRST_PLACES, 2 * at));
            places = known;
        }
        depth = at + 1;
        return known[at];
    }

    /** The innermost. */
    final OpenRegion innermost() {
        return places[depth - 1];
    }

    /** Closes the innermost, which is this one. A test may hold threads up here. */
    void pop(OpenRegion innermost) {
        depth = innermost.depth();
        innermost.free();
    }

    /** Adds those that are open and have begun to a list. Any thread. */
    final void copyTo(List<OpenWork.OpenRegion> list) {
        for (OpenRegion place : places) {
            if (!place.copyTo(list)) {
                return;
            }
        }
    }

    private OpenRegion[] moreThan(OpenRegion[] known, int count) {
        OpenRegion[] more = Arrays.copyOf(known, count);
        for (int i = known.length; i < count; i++) {
            more[i] = new OpenRegion(track, i);
        }
        return more;
    }
}
