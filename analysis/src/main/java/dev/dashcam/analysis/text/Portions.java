/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rounds the parts of a whole so that they still add up: those with the largest remainders are rounded up. */
final class Portions {
    private Portions() {}

    /** The parts as percentages, which add up to 100. All parts are at least 0 and one is more. */
    static long[] percent(long[] parts) {
        return round(parts, 100);
    }

    /** The parts in steps, which add up to what the rounded whole has. */
    static long[] steps(long[] parts, long step) {
        long whole = Arrays.stream(parts).sum();
        return round(parts, (whole + step / 2) / step);
    }

    private static long[] round(long[] parts, long units) {
        double whole = Arrays.stream(parts).sum();
        long[] rounded = new long[parts.length];
        if (whole <= 0) {
            return rounded;
        }
        double[] remainders = new double[parts.length];
        long left = units;
        for (int i = 0; i < parts.length; i++) {
            double exact = parts[i] / whole * units;
            rounded[i] = (long) exact;
            remainders[i] = exact - rounded[i];
            left -= rounded[i];
        }
        int[] byRemainder = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> remainders[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; left > 0 && i < byRemainder.length; i++, left--) {
            rounded[byRemainder[i]]++;
        }
        return rounded;
    }
}
