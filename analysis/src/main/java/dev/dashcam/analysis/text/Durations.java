/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import java.util.Locale;

/** Lengths of time for people: three digits at most, the same in every locale. */
final class Durations {
    static final long MICROSECOND = 1_000;
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1_000_000_000;

    private Durations() {}

    /** A length of time by itself: {@code 0.04 ms}, {@code 4.8 ms}, {@code 812 ms}, {@code 1.25 s}, {@code 412 s}. */
    static String of(long nanos) {
        String exact = in(nanos, step(nanos));
        return exact.endsWith(".0 ms") ? exact.replace(".0 ms", " ms") : exact;
    }

    /** Like {@link #of}, in whole units from ten on and without ever a fraction of a second: {@code 30 s}. */
    static String rough(long nanos) {
        return nanos < SECOND ? of(nanos) : in(nanos, SECOND);
    }

    /** Always in seconds with one place: {@code 30.0 s}. */
    static String seconds(long nanos) {
        return in(nanos, SECOND / 10);
    }

    /**
     * The unit in which the parts of a whole are told, so that they can be added up by eye: that in which the whole has
     * three digits, but not finer than a tenth of a millisecond where the whole has one.
     */
    static long step(long wholeNanos) {
        long whole = Math.abs(wholeNanos);
        // the bounds are where rounding reaches the next unit
        if (whole < MILLISECOND / 10 - 5 * MICROSECOND || whole == 0) {
            return 10 * MICROSECOND;
        }
        if (whole < 10 * MILLISECOND - 50 * MICROSECOND) {
            return 100 * MICROSECOND;
        }
        if (whole < SECOND - MILLISECOND / 2) {
            return MILLISECOND;
        }
        if (whole < 10 * SECOND - 5 * MILLISECOND) {
            return 10 * MILLISECOND;
        }
        return whole < 100 * SECOND - 50 * MILLISECOND ? SECOND / 10 : SECOND;
    }

    /** A length of time in a unit that {@link #step} answered. */
    static String in(long nanos, long step) {
        long units = (Math.abs(nanos) + step / 2) / step;
        String sign = nanos < 0 && units > 0 ? "-" : "";
        return sign + unitsIn(units, step);
    }

    /** So many steps. */
    static String unitsIn(long units, long step) {
        if (units == 0) {
            return step < 10 * MILLISECOND ? "0 ms" : "0 s";
        }
        if (step >= SECOND) {
            return longSeconds(units * step / SECOND);
        }
        long unit = step < 10 * MILLISECOND ? MILLISECOND : SECOND;
        int places = places(unit / step);
        return String.format(
                Locale.ROOT, "%." + places + "f %s", units * (double) step / unit, unit == SECOND ? "s" : "ms");
    }

    private static String longSeconds(long seconds) {
        if (seconds < 1_000) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 600) {
            return minutes + " min " + seconds % 60 + " s";
        }
        return minutes / 60 + " h " + minutes % 60 + " min";
    }

    private static int places(long perUnit) {
        int places = 0;
        for (long left = perUnit; left > 1; left /= 10) {
            places++;
        }
        return places;
    }
}
