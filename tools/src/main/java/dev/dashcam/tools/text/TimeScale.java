/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How instants of a recording are written: as seconds from its origin or as dates.
 *
 * @param originNanos the instant that counts as zero, on the recording's monotonic clock
 * @param originEpochNanos the same instant in nanoseconds since 1970-01-01T00:00Z
 * @param utc whether instants are written as dates
 */
public record TimeScale(long originNanos, long originEpochNanos, boolean utc) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** An instant for a line: {@code -0.812345} or {@code 03:04:10.306123}. */
    public String format(long timeNanos) {
        return utc ? TIME.format(instant(timeNanos)) : seconds(timeNanos - originNanos);
    }

    /** An instant as a date to the millisecond. */
    public String date(long timeNanos) {
        return DATE.format(instant(timeNanos)) + " UTC";
    }

    /** The instant on the recording's clock of a date. */
    public long timeNanos(Instant date) {
        long epochNanos = Math.addExact(Math.multiplyExact(date.getEpochSecond(), NANOS_PER_SECOND), date.getNano());
        return originNanos + (epochNanos - originEpochNanos);
    }

    private Instant instant(long timeNanos) {
        long epochNanos = originEpochNanos + (timeNanos - originNanos);
        return Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
    }

    private static String seconds(long nanos) {
        // Whole microseconds, towards the earlier one, so that lines in time order never seem to go back.
        long micros = Math.floorDiv(nanos, 1000);
        String digits = Long.toString(Math.abs(micros));
        String padded = "0".repeat(Math.max(0, 7 - digits.length())) + digits;
        int point = padded.length() - 6;
        return (micros < 0 ? "-" : "+") + padded.substring(0, point) + '.' + padded.substring(point);
    }
}
