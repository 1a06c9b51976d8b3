/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock for tests: it stands until it is told to go. Safe for all threads. */
public final class ManualClock implements RecorderClock {
    private final AtomicLong nanoTime;
    private final AtomicLong epochNanos;

    /** A clock that starts at one second of monotonic time, on 2026-01-01T00:00Z. */
    public ManualClock() {
        this(1_000_000_000L, 1_767_225_600_000_000_000L);
    }

    /** A clock that starts at the given times, in nanoseconds. */
    public ManualClock(long nanoTime, long epochNanos) {
        this.nanoTime = new AtomicLong(nanoTime);
        this.epochNanos = new AtomicLong(epochNanos);
    }

    /** Lets both clocks go on by this much. */
    public void advance(Duration by) {
        nanoTime.addAndGet(by.toNanos());
        epochNanos.addAndGet(by.toNanos());
    }

    /** Steps the wall clock alone, forward or back, as an administrator or a time server does. */
    public void stepWallClock(Duration by) {
        epochNanos.addAndGet(by.toNanos());
    }

    @Override
    public long nanoTime() {
        return nanoTime.get();
    }

    @Override
    public long epochNanos() {
        return epochNanos.get();
    }
}
