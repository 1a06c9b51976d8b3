/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait between tries: twice as long after each failure, give or take a fifth so that many processes do not come back
 * at once.
 *
 * @param first the pause after the first failure
 * @param most no pause is longer, but for the fifth
 */
record Backoff(Duration first, Duration most) {
    static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;

    /** How long to wait after this many failures in a row, 1 or more. */
    long pauseNanos(int failures) {
        long doubled = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        return jittered(Math.min(doubled, most.toNanos()));
    }

    static long jittered(long nanos) {
        return (long) (nanos * (0.8 + 0.4 * ThreadLocalRandom.current().nextDouble()));
    }
}
