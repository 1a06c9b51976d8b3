/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lengths of time as JFR's settings have them: {@code 20 ms}. */
final class Timespan {
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private Timespan() {}

    /** In nanoseconds; the most there is for what is no length of time, such as {@code everyChunk}. */
    static long nanos(@Nullable String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        String words = text.strip();
        int blank = words.indexOf(' ');
        Long unit =
                blank < 0 ? null : UNITS.get(words.substring(blank + 1).strip().toLowerCase(Locale.ROOT));
        try {
            return unit == null ? Long.MAX_VALUE : Math.multiplyExact(Long.parseLong(words.substring(0, blank)), unit);
        } catch (ArithmeticException | NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }

    /** The shorter of two; the first when they are alike. */
    static String shorter(String first, @Nullable String second) {
        return nanos(second) < nanos(first) ? String.valueOf(second) : first;
    }
}
