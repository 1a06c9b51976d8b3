/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import java.util.function.LongSupplier;

/**
 * Takes over into the account of losses how often the table of names had no room, so that looking a name up need know neither
 * recorder nor clock. For one thread.
 */
final class OverflowedNames {
    private final LongSupplier overflows;
    private final Losses losses;
    private long counted;

    /** Counts what overflows from now on. */
    OverflowedNames(LongSupplier overflows, Losses losses) {
        this.overflows = overflows;
        this.losses = losses;
        this.counted = overflows.getAsLong();
    }

    /** Counts those since the last call. */
    void count(long nowNanos) {
        long now = overflows.getAsLong();
        if (now > counted) {
            losses.add(LossReason.NAMES, nowNanos, now - counted);
            counted = now;
        }
    }
}
