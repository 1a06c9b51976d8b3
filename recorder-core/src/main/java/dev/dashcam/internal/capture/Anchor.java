/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.time.RecorderClock;

/**
 * One instant on both clocks.
 *
 * @param nanos on the monotonic clock
 * @param epochNanos since 1970-01-01T00:00Z
 */
record Anchor(long nanos, long epochNanos) {
    private static final int TRIES = 5;

    /** Reads both clocks as nearly at once as a few tries allow. */
    static Anchor read(RecorderClock clock) {
        long bestSpread = Long.MAX_VALUE;
        Anchor best = new Anchor(0, 0);
        for (int i = 0; i < TRIES; i++) {
            long before = clock.nanoTime();
            long epoch = clock.epochNanos();
            long spread = clock.nanoTime() - before;
            if (spread < bestSpread) {
                bestSpread = spread;
                best = new Anchor(before + spread / 2, epoch);
            }
        }
        return best;
    }
}
