/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.text;

/** Durations as people write them. */
public final class DurationText {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private DurationText() {}

    /** How long something still lasts, rounded up: {@code 47 s}, {@code 12 min}, {@code 5 h}. */
    public static String left(long nanos) {
        long least = Math.max(0, nanos);
        if (least <= 2 * MINUTE) {
            return Math.max(1, roundedUp(least, SECOND)) + " s";
        }
        return least <= 2 * HOUR ? roundedUp(least, MINUTE) + " min" : roundedUp(least, HOUR) + " h";
    }

    private static long roundedUp(long nanos, long unitNanos) {
        return (nanos + unitNanos - 1) / unitNanos;
    }
}
