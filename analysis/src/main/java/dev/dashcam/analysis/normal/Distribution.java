/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.normal;

import dev.dashcam.analysis.store.HeapBudget;

/**
 * How often which value occurred. Values fall into steps whose width is a fixed part of the value, so that the memory does
 * not grow with their number. For one thread.
 */
public final class Distribution {
    /** Steps of a thousandth: three digits are right. */
    public static final int FINE = 10;
    /** Steps of three hundredths: enough to tell usual from unusual. */
    public static final int COARSE = 5;

    private final HeapBudget budget;
    private final int bits;
    private final int[][] countsByOctave;
    private long count;
    private long max;

    /** An empty one. */
    public Distribution(HeapBudget budget, int bits) {
        this.budget = budget;
        this.bits = bits;
        this.countsByOctave = new int[Long.SIZE - bits + 1][];
        budget.take(32 + 8L * countsByOctave.length);
    }

    /** Counts a value; below 0 counts as 0. */
    public void add(long value) {
        long counted = Math.max(0, value);
        int octave = Math.max(0, Long.SIZE - bits - Long.numberOfLeadingZeros(counted));
        int[] counts = countsByOctave[octave];
        if (counts == null) {
            budget.take(16 + (4L << bits));
            counts = new int[1 << bits];
            countsByOctave[octave] = counts;
        }
        counts[(int) (counted >>> octave)]++;
        count++;
        max = Math.max(max, counted);
    }

    /** How many values were counted. */
    public long count() {
        return count;
    }

    /** The largest value, exactly; 0 when there is none. */
    public long max() {
        return max;
    }

    /**
     * The value that the given part of all values do not exceed, when {@code zeros} further values of 0 are counted in; 0
     * when there are no values.
     */
    public long quantile(double part, long zeros) {
        long rank = Math.max(1, (long) Math.ceil(part * (count + zeros))) - zeros;
        if (rank <= 0 || count == 0) {
            return 0;
        }
        long seen = 0;
        for (int octave = 0; octave < countsByOctave.length; octave++) {
            int[] counts = countsByOctave[octave];
            for (int step = 0; counts != null && step < counts.length; step++) {
                seen += counts[step];
                if (seen >= rank) {
                    return Math.min(max, middle(octave, step));
                }
            }
        }
        return max;
    }

    /** The value that half of all values do not exceed. */
    public long median() {
        return quantile(0.5, 0);
    }

    private static long middle(int octave, int step) {
        return ((long) step << octave) + (octave == 0 ? 0 : (1L << octave) >> 1);
    }
}
