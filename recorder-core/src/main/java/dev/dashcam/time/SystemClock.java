/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.time;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/** The clocks of the JVM. */
final class SystemClock implements RecorderClock {
    static final SystemClock INSTANCE = new SystemClock();

    private final EpochNanoClock epochClock = SystemEpochNanoClock.INSTANCE;

    private SystemClock() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long epochNanos() {
        return epochClock.nanoTime();
    }
}
