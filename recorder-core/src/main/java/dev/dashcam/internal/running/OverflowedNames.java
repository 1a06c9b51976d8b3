/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;

/**
 * Takes over into the account of losses how often the table of names had no room, so that looking a name up need know neither
 * recorder nor clock. For one thread.
 */
final class OverflowedNames {
    private final Losses losses;
    private long counted;

    /**
     * Counts from now on.
     *
     * @param before how many there have been by now
     */
    OverflowedNames(long before, Losses losses) {
        this.losses = losses;
        this.counted = before;
    }

    /**
     * Counts those since the last call.
     *
     * @param overflows how many there have been by now
     */
    void count(long overflows, long nowNanos) {
        if (overflows > counted) {
            losses.add(LossReason.NAMES, nowNanos, overflows - counted);
            counted = overflows;
        }
    }
}
