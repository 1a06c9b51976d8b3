/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.time;

/**
 * The two clocks of a recorder: one that only goes forward and measures, one that tells the date. Called from any thread,
 * from the application's own at every event: must not block, allocate or throw.
 */
public interface RecorderClock {

    /** Nanoseconds on a monotonic clock with an arbitrary origin, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Nanoseconds since 1970-01-01T00:00Z, as far as the wall clock knows. */
    long epochNanos();

    /** The clocks of the JVM. */
    static RecorderClock system() {
        return SystemClock.INSTANCE;
    }
}
