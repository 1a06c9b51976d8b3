/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import java.util.Locale;

/** Times and sizes for people: three digits and a unit. */
public final class Amounts {
    private static final String[] TIME_UNITS = {"ns", "us", "ms", "s"};
    private static final String[] SIZE_UNITS = {"B", "KB", "MB", "GB", "TB"};

    private Amounts() {}

    /** A length of time, such as {@code 812 ms}. */
    public static String time(long nanos) {
        if (nanos < 0) {
            return "-" + time(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
        }
        return scaled(nanos, 1000, TIME_UNITS);
    }

    /** A number of bytes, such as {@code 1.91 MB}; 1 MB is 1,048,576 bytes. */
    public static String size(long bytes) {
        return scaled(bytes, 1024, SIZE_UNITS);
    }

    /** A number with its thousands apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number with its thousands apart and what it counts, in the singular for one. */
    public static String count(long number, String one, String many) {
        return count(number) + ' ' + (number == 1 ? one : many);
    }

    private static String scaled(long amount, int step, String[] units) {
        int unit = 0;
        double scaled = amount;
        while (unit < units.length - 1 && scaled >= step - 0.5) {
            scaled /= step;
            unit++;
        }
        int decimals = unit == 0 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", scaled, units[unit]);
    }
}
