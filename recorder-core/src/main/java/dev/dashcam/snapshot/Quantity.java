/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What a value in one of the units of {@link Cause#unit()} is to people. Any thread; allocates. */
public final class Quantity {
    private static final double SECOND = 1e9;
    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;
    private static final String[] BYTES = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};

    private Quantity() {}

    /**
     * A measured value, with as many digits as one reads: {@code 790 ms}, {@code 1.24 s}, {@code 2 min 5 s}, {@code 24 %},
     * {@code 3.4 %}, {@code 1.2 GB}, {@code 12 connections}.
     *
     * @param value what was measured, {@code NaN} for none
     * @param unit {@code ns}, {@code ratio}, {@code bytes}, {@code count} or empty; what is none of these stands behind the
     *     number as it is
     */
    public static String measured(double value, String unit) {
        return switch (unit) {
            case "ns" -> duration(value);
            case "ratio" -> percent(value, Math.abs(value) < 0.0995 ? 1 : 0);
            case "bytes" -> bytes(value);
            default -> number(value, 2, unit);
        };
    }

    /** A value that somebody chose, without digits nobody wrote: {@code 500 ms}, {@code 1.5 s}, {@code 2 min}, {@code 12.5 %}. */
    public static String chosen(double value, String unit) {
        return switch (unit) {
            case "ns" -> chosenDuration(value);
            case "ratio" -> percent(value, 4);
            case "bytes" -> bytes(value);
            default -> number(value, 6, unit);
        };
    }

    private static String duration(double nanos) {
        double millis = nanos / 1e6;
        if (!(millis >= 9.95)) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 999.5) {
            return Math.round(millis) + " ms";
        }
        double seconds = nanos / SECOND;
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, seconds < 9.995 ? "%.2f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole / 60 + " min " + whole % 60 + " s";
    }

    private static String chosenDuration(double nanos) {
        double size = Math.abs(nanos);
        if (size >= HOUR && nanos % HOUR == 0) {
            return number(nanos / HOUR, 0, "h");
        }
        if (size >= MINUTE && nanos % MINUTE == 0) {
            return number(nanos / MINUTE, 0, "min");
        }
        if (size >= SECOND || size == 0) {
            return number(nanos / SECOND, 3, "s");
        }
        return size < 1e6 ? number(nanos, 0, "ns") : number(nanos / 1e6, 3, "ms");
    }

    private static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < BYTES.length - 1) {
            value /= 1000;
            unit++;
        }
        return number(value, unit > 1 && value < 99.95 ? 1 : 0, BYTES[unit]);
    }

    private static String percent(double ratio, int digits) {
        return number(ratio * 100, digits, "%");
    }

    /** Without String.format where a value is said at every start, for which that would have to be loaded. */
    private static String number(double value, int digits, String unit) {
        String number = Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
        return unit.isEmpty() || unit.equals("count") ? number : number + " " + unit;
    }
}
