/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.time.RecorderClock;

/** The clock of the JVM, which tells each thread what it answered to it last: the time of the event it has just recorded. */
final class TortureClock implements RecorderClock {
    private final ThreadLocal<long[]> last = ThreadLocal.withInitial(() -> new long[1]);

    @Override
    public long nanoTime() {
        long now = System.nanoTime();
        last.get()[0] = now;
        return now;
    }

    @Override
    public long epochNanos() {
        return System.currentTimeMillis() * 1_000_000;
    }

    long last() {
        return last.get()[0];
    }
}
