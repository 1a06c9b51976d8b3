/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of day in UTC, in milliseconds. */
final class UtcTime {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private UtcTime() {}

    /** Such as {@code 03:04:11.118 UTC}. */
    static String of(long epochNanos) {
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, Durations.SECOND), Math.floorMod(epochNanos, Durations.SECOND));
        return TIME.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }
}
