/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one meter, or several that are added up, showed at one moment; {@code NaN} for what it does not show.
 *
 * @param value what a gauge shows
 * @param count how many events were counted so far
 * @param total the sum of what they amount to, in nanoseconds where that is time
 * @param max the greatest of them lately, in nanoseconds where that is time
 * @param unit what value, total and max are in: {@code ns}, or the meter's own unit, empty when it has none
 */
record Sample(double value, double count, double total, double max, String unit) {
    static final Sample NOTHING = new Sample(Double.NaN, Double.NaN, Double.NaN, Double.NaN, "");

    static Sample of(Meter meter) {
        TimeUnit time = timeUnit(meter);
        double scale = time == null ? 1 : (double) time.toNanos(1);
        Sample sample = new Sample(Double.NaN, Double.NaN, Double.NaN, Double.NaN, unit(meter, time));
        for (Measurement measurement : meter.measure()) {
            double measured = measurement.getValue();
            sample = switch (measurement.getStatistic()) {
                case VALUE, UNKNOWN -> sample.plus(scale * measured, Double.NaN, Double.NaN, Double.NaN);
                case ACTIVE_TASKS -> sample.plus(measured, Double.NaN, Double.NaN, Double.NaN);
                case COUNT -> sample.plus(Double.NaN, measured, Double.NaN, Double.NaN);
                case TOTAL, TOTAL_TIME, DURATION -> sample.plus(Double.NaN, Double.NaN, scale * measured, Double.NaN);
                case MAX -> sample.plus(Double.NaN, Double.NaN, Double.NaN, scale * measured);
            };
        }
        return sample;
    }

    Sample plus(Sample other) {
        Sample sum = plus(other.value, other.count, other.total, other.max);
        return unit.isEmpty() ? new Sample(sum.value, sum.count, sum.total, sum.max, other.unit) : sum;
    }

    private Sample plus(double moreValue, double moreCount, double moreTotal, double otherMax) {
        return new Sample(
                add(value, moreValue),
                add(count, moreCount),
                add(total, moreTotal),
                Double.isNaN(max) ? otherMax : Double.isNaN(otherMax) ? max : Math.max(max, otherMax),
                unit);
    }

    private static double add(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : one + other;
    }

    private static @Nullable TimeUnit timeUnit(Meter meter) {
        if (meter instanceof Timer timer) {
            return timer.baseTimeUnit();
        }
        if (meter instanceof FunctionTimer timer) {
            return timer.baseTimeUnit();
        }
        if (meter instanceof LongTaskTimer timer) {
            return timer.baseTimeUnit();
        }
        return meter instanceof TimeGauge gauge ? gauge.baseTimeUnit() : null;
    }

    private static String unit(Meter meter, @Nullable TimeUnit time) {
        String own = meter.getId().getBaseUnit();
        return time != null ? "ns" : own == null ? "" : own;
    }
}
