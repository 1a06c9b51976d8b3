/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import dev.dashcam.benchmarks.statistics.Estimate;
import java.util.Locale;

/** How figures are put down: three digits, no more than was measured. */
public final class Figures {
    private static final double AS_GOOD_AS_NOTHING = 0.005;

    private Figures() {}

    /** A number with about three digits. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size < AS_GOOD_AS_NOTHING) {
            return "0";
        }
        int decimals = size < 10 ? 2 : size < 100 ? 1 : 0;
        return String.format(Locale.ROOT, size < 10_000 ? "%." + decimals + "f" : "%,.0f", value);
    }

    /** A number that was chosen, with as few digits as say it. */
    public static String shortest(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
    }

    /** The median with its interval. */
    public static String withInterval(Estimate estimate) {
        return number(estimate.median()) + (estimate.hasInterval() ? " (" + interval(estimate) + ")" : "");
    }

    /** The interval. */
    public static String interval(Estimate estimate) {
        return estimate.hasInterval() ? number(estimate.low()) + " to " + number(estimate.high()) : "too few rounds";
    }
}
