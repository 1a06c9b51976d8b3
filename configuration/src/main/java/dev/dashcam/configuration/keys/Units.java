/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations and sizes as people write them. */
public final class Units {
    private static final String[] DURATION_UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};
    private static final long[] DURATION_NANOS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
    };
    private static final String[] SIZE_UNITS = {"TB", "GB", "MB", "KB", "B"};
    private static final long[] SIZE_BYTES = {1L << 40, 1L << 30, 1L << 20, 1L << 10, 1L};

    private Units() {}

    /** Such as {@code 1m}: as short as it can be written. */
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        for (int i = 0; i < DURATION_NANOS.length; i++) {
            if (nanos != 0 && nanos % DURATION_NANOS[i] == 0) {
                return nanos / DURATION_NANOS[i] + DURATION_UNITS[i];
            }
        }
        return "0s";
    }

    /** Such as {@code 64MB}: as short as it can be written. */
    public static String text(long bytes) {
        for (int i = 0; i < SIZE_BYTES.length; i++) {
            if (bytes != 0 && bytes % SIZE_BYTES[i] == 0) {
                return bytes / SIZE_BYTES[i] + SIZE_UNITS[i];
            }
        }
        return "0B";
    }

    /** Null where it is none. Without a unit it is in milliseconds; {@code PT10S} is one too. */
    static @Nullable Duration duration(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (trimmed.startsWith("p")) {
                return Duration.parse(trimmed);
            }
            int digits = digits(trimmed);
            String unit = trimmed.substring(digits).strip();
            long amount = Long.parseLong(trimmed.substring(0, digits));
            for (int i = 0; i < DURATION_UNITS.length; i++) {
                if (unit.equals(DURATION_UNITS[i])) {
                    return Duration.ofNanos(Math.multiplyExact(amount, DURATION_NANOS[i]));
                }
            }
            return unit.isEmpty() ? Duration.ofMillis(amount) : null;
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException none) {
            return null;
        }
    }

    /** A number of bytes, null where it is none. */
    static @Nullable Long size(String text) {
        String trimmed = text.strip().toUpperCase(Locale.ROOT);
        try {
            int digits = digits(trimmed);
            String unit = trimmed.substring(digits).strip();
            long amount = Long.parseLong(trimmed.substring(0, digits));
            for (int i = 0; i < SIZE_UNITS.length; i++) {
                if (unit.equals(SIZE_UNITS[i])) {
                    return Math.multiplyExact(amount, SIZE_BYTES[i]);
                }
            }
            return unit.isEmpty() ? (Long) amount : null;
        } catch (NumberFormatException | ArithmeticException none) {
            return null;
        }
    }

    /** Such as {@code 0.1}, never {@code 1.0E-4}. */
    static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static int digits(String text) {
        int digits = 0;
        while (digits < text.length() && "+-0123456789".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        return digits;
    }
}
