/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.statistics;

import java.util.Arrays;

/**
 * The middle of what several rounds gave.
 *
 * @param median the median of the rounds
 * @param low the lower end of the interval that holds the true median with at least 95 %; not a number when there were too few
 *     rounds to say
 * @param high its upper end
 */
public record Estimate(double median, double low, double high) {
    private static final double OUTSIDE = 0.05;

    /** Of the values of all rounds. The interval goes from one of them to another and assumes nothing of how they spread. */
    public static Estimate of(double... rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("no rounds");
        }
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        int left = leftOutAtEachEnd(count);
        return left < 0
                ? new Estimate(median, Double.NaN, Double.NaN)
                : new Estimate(median, sorted[left], sorted[count - 1 - left]);
    }

    /** Whether there were enough rounds for an interval. */
    public boolean hasInterval() {
        return !Double.isNaN(low);
    }

    /** Whether this value lies in the interval. */
    public boolean covers(double value) {
        return low <= value && value <= high;
    }

    /**
     * How many of the sorted values at each end may lie outside the interval; -1 for none, and no interval either. Of the
     * values, about half are below the true median, as heads when as many coins are thrown.
     */
    private static int leftOutAtEachEnd(int count) {
        double probability = Math.pow(0.5, count);
        double below = probability;
        int left = -1;
        while (2 * below <= OUTSIDE) {
            left++;
            probability *= (double) (count - left) / (left + 1);
            below += probability;
        }
        return left;
    }
}
