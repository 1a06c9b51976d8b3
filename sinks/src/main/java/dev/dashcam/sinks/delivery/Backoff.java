/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often something is tried, and how long to wait in between: four times as long each time, give or take a fifth so that
 * many processes do not come back at once.
 *
 * @param tries how often in all, 1 or more
 * @param first the first pause
 */
record Backoff(int tries, Duration first) {
    static final Backoff DEFAULT = new Backoff(4, Duration.ofSeconds(1));

    /** How long to wait after this many tries. */
    long pauseNanos(int tries) {
        double jitter = 0.8 + 0.4 * ThreadLocalRandom.current().nextDouble();
        return (long) (first.toNanos() * Math.pow(4, tries - 1) * jitter);
    }
}
