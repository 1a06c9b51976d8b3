/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import dev.dashcam.snapshot.Quantity;

/**
 * Where a figure is too high, or too low.
 *
 * @param threshold what it has to be above or below
 * @param isAbove whether it has to be above
 */
record Level(double threshold, boolean isAbove) {
    private static final double REACHED = 1;
    private static final double BETWEEN = 0.95;
    private static final double CLEARED = 0;
    private static final double MARGIN = 0.1;

    /** In another unit. */
    Level times(double scale) {
        return new Level(threshold * scale, isAbove);
    }

    /**
     * What a condition whose threshold is 1 is to be told: that the figure is beyond the threshold, that it is a tenth away from
     * it again, or that it is between; {@code NaN} for a figure that is not known.
     */
    double reached(double figure) {
        if (Double.isNaN(figure)) {
            return Double.NaN;
        }
        double beyond = isAbove ? figure - threshold : threshold - figure;
        if (beyond > 0) {
            return REACHED;
        }
        return -beyond >= MARGIN * Math.abs(threshold) ? CLEARED : BETWEEN;
    }

    /** Such as {@code > 5}; in the unit it was written in. */
    String words(String unit) {
        return (isAbove ? "> " : "< ") + Quantity.chosen(threshold, unit);
    }
}
