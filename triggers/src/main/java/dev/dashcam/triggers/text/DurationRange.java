/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.text;

import dev.dashcam.snapshot.Quantity;
import java.time.Duration;
import java.util.Objects;

/**
 * The durations that one setting may have.
 *
 * @param what the setting as a sentence begins with it, such as {@code The cooldown}
 * @param least the shortest that is allowed
 * @param most the longest that is allowed
 */
public record DurationRange(String what, Duration least, Duration most) {

    /**
     * The duration in nanoseconds.
     *
     * @throws IllegalArgumentException naming value and range when it is outside
     * @throws NullPointerException naming the setting when it is null
     */
    public long nanos(Duration value) {
        Objects.requireNonNull(value, what);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    what + " is " + text(value) + "; it must be between " + text(least) + " and " + text(most) + ".");
        }
        return value.toNanos();
    }

    private static String text(Duration duration) {
        boolean fits = duration.abs().compareTo(Duration.ofDays(10_000)) < 0;
        return fits ? Quantity.chosen((double) duration.toNanos(), "ns") : duration.toString();
    }
}
