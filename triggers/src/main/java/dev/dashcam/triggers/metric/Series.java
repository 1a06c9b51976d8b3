/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The samples of the last ten seconds, from which rates and means are. For one thread. */
final class Series {
    private static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Deque<At> past = new ArrayDeque<>();

    /** What the figure is now, in the sample's unit or a second; {@code NaN} when it is not known. */
    double figure(MeterFigure figure, Sample sample, long nowNanos) {
        return switch (figure) {
            case VALUE -> sample.value();
            case MAX -> sample.max();
            case RATE, MEAN -> sinceOldest(figure, sample, nowNanos);
        };
    }

    private double sinceOldest(MeterFigure figure, Sample sample, long nowNanos) {
        At last = past.peekLast();
        if (last != null && sample.count() < last.sample.count()) {
            // it began anew
            past.clear();
        }
        past.addLast(new At(sample, nowNanos));
        At oldest = past.getFirst();
        while (nowNanos - oldest.nanos > SPAN_NANOS) {
            past.removeFirst();
            oldest = past.getFirst();
        }
        double events = sample.count() - oldest.sample.count();
        if (figure == MeterFigure.RATE) {
            double seconds = (double) (nowNanos - oldest.nanos) / TimeUnit.SECONDS.toNanos(1);
            return seconds > 0 ? events / seconds : Double.NaN;
        }
        return events > 0 ? (sample.total() - oldest.sample.total()) / events : Double.NaN;
    }

    /** What is looked at of such a meter unless somebody has said it. */
    static MeterFigure usual(Sample sample, @Nullable MeterFigure chosen) {
        if (chosen != null) {
            return chosen;
        }
        if (!Double.isNaN(sample.value())) {
            return MeterFigure.VALUE;
        }
        return Double.isNaN(sample.max()) ? MeterFigure.RATE : MeterFigure.MAX;
    }

    private record At(Sample sample, long nanos) {}
}
