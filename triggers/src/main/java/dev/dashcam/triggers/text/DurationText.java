/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.text;

import java.math.BigDecimal;
import java.util.Locale;

/** Durations as people write them. */
public final class DurationText {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private DurationText() {}

    /** A measured duration with three digits: {@code 790 ms}, {@code 1.24 s}, {@code 2 min 5 s}. */
    public static String measured(double nanos) {
        double millis = nanos / 1e6;
        if (millis < 9.95) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 999.5) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        double seconds = nanos / 1e9;
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, seconds < 9.995 ? "%.2f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole / 60 + " min " + whole % 60 + " s";
    }

    /** A duration somebody chose, without needless digits: {@code 500 ms}, {@code 1.5 s}, {@code 2 min}, {@code 24 h}. */
    public static String chosen(long nanos) {
        if (nanos != 0 && nanos % HOUR == 0) {
            return nanos / HOUR + " h";
        }
        if (nanos != 0 && nanos % MINUTE == 0) {
            return nanos / MINUTE + " min";
        }
        long size = Math.abs(nanos);
        if (size == 0 || size >= SECOND) {
            return plain(nanos / 1e9) + " s";
        }
        return size < 1_000_000 ? nanos + " ns" : plain(nanos / 1e6) + " ms";
    }

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

    private static String plain(double value) {
        // said at every start, for which String.format would have to be loaded
        return BigDecimal.valueOf(Math.round(value * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
