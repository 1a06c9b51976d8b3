/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who else was inside the region in which the subject was held up.
 *
 * @param region the region
 * @param startNanos when the subject entered it, the longest time it did
 * @param endNanos when the subject left it, or up to when that is told
 * @param first the one that was inside before the subject came, left before it did and was there for most of the time
 *     between; null when there was none
 * @param heldUp how many other tasks were inside at the same time for longer than usual, {@code first} not among them
 * @param heldUpNoun what they are, in the plural: {@code requests} or, where they differ, {@code tasks}
 * @param heldUpByName how many of them by name, most first
 * @param worstNanos the longest of them
 * @param atLeastNanos what counts as longer than usual
 * @param before how many were inside for that long between the begin of the recording and the subject's coming
 * @param lookedBackNanos how long that is
 */
public record Meanwhile(
        String region,
        long startNanos,
        long endNanos,
        @Nullable Occupant first,
        long heldUp,
        String heldUpNoun,
        List<Count> heldUpByName,
        long worstNanos,
        long atLeastNanos,
        long before,
        long lookedBackNanos) {

    /** Takes a copy of the list. */
    public Meanwhile {
        heldUpByName = List.copyOf(heldUpByName);
    }

    /** How long the subject was inside. */
    public long nanos() {
        return endNanos - startNanos;
    }

    /**
     * So many of a name.
     *
     * @param name the name as a person would call it
     */
    public record Count(String name, long count) {}
}
