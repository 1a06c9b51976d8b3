/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import java.util.concurrent.TimeUnit;

/**
 * What a meter shows.
 *
 * @param figure what of it
 * @param value how much, in {@code unit}; {@code NaN} when that is not known
 * @param unit as in {@link dev.dashcam.snapshot.Cause#unit()}
 * @param scale what a number in somebody's configuration is multiplied by, so that it is in {@code unit}
 */
record Shown(MeterFigure figure, double value, String unit, double scale) {
    /** What a subject begins with that is not the meter itself. */
    static final String OF = "the ";

    private static final double SECOND_NANOS = (double) TimeUnit.SECONDS.toNanos(1);
    private static final double MILLI_NANOS = (double) TimeUnit.MILLISECONDS.toNanos(1);

    static Shown of(MeterFigure figure, double value, String meterUnit) {
        if (figure == MeterFigure.RATE) {
            return new Shown(figure, value, "per second", 1);
        }
        return switch (meterUnit) {
            // a timer, whose threshold is written in seconds
            case "ns" -> new Shown(figure, value, "ns", SECOND_NANOS);
            // gauges in such units: the threshold is written in the meter's own
            case "seconds" -> new Shown(figure, value * SECOND_NANOS, "ns", SECOND_NANOS);
            case "milliseconds", "ms" -> new Shown(figure, value * MILLI_NANOS, "ns", MILLI_NANOS);
            default -> new Shown(figure, value, meterUnit, 1);
        };
    }

    /** What the figure of this meter is called: the meter itself, or what of it. */
    String subject(String meter) {
        return switch (figure) {
            case VALUE, RATE -> meter;
            case MEAN -> OF + "mean of " + meter;
            case MAX -> OF + "maximum of " + meter;
        };
    }
}
