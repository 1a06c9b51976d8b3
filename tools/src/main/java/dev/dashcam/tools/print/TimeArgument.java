/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import dev.dashcam.tools.text.TimeScale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An instant that a user names: seconds or another length of time from the origin, or a date. */
public final class TimeArgument {
    private static final Pattern LENGTH = Pattern.compile("([+-]?\\d{1,9}(?:\\.\\d{1,9})?) ?(ns|us|ms|s|m|h)?");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private final long offsetNanos;
    private final @Nullable Instant date;

    private TimeArgument(long offsetNanos, @Nullable Instant date) {
        this.offsetNanos = offsetNanos;
        this.date = date;
    }

    /**
     * Understands {@code -1.5s}, {@code 250ms}, {@code 2m}, {@code -0.8} (seconds) and {@code 2026-11-22T03:04:10.5Z}.
     *
     * @throws IllegalArgumentException when it is none of these; the message says what is
     */
    public static TimeArgument of(String text) {
        Matcher length = LENGTH.matcher(text.strip());
        if (length.matches()) {
            long unit = NANOS.getOrDefault(length.group(2) == null ? "s" : length.group(2), 1L);
            BigDecimal nanos = new BigDecimal(length.group(1)).multiply(BigDecimal.valueOf(unit));
            return new TimeArgument(nanos.longValue(), null);
        }
        try {
            return new TimeArgument(0, Instant.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time; write -1.5s, 250ms, 2m or 2026-11-22T03:04:10.5Z", e);
        }
    }

    /** The instant on the recording's clock. */
    public long timeNanos(TimeScale scale) {
        return date == null ? scale.originNanos() + offsetNanos : scale.timeNanos(date);
    }
}
