/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.latency;

import dev.dashcam.task.EventName;
import dev.dashcam.trigger.RouteAdvice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.HdrHistogram.AtomicHistogram;

/**
 * How long the tasks of each route took since the start: what other thresholds would have asked about. Loaded only where
 * HdrHistogram is. A route takes 14 KB of the heap. Any thread; counts without locks, and allocates for a new route only.
 */
final class RouteDurations {
    /** How many routes are counted by themselves. */
    static final int MOST = 200;

    private static final long MILLI_NANOS = 1_000_000;
    private static final long LONGEST_MILLIS = 600_000;
    /** Of each number: with two it is known to a hundredth. */
    private static final int DIGITS = 2;

    private static final int MOST_TOLD = 10;
    private static final double PERCENTILE = 99;

    private final Map<EventName, AtomicHistogram> byRoute = new ConcurrentHashMap<>();
    private final EventName others = EventName.of("other routes");

    /**
     * Does nothing where there is HdrHistogram.
     *
     * @throws LinkageError where there is none
     */
    static void requireHistograms() {
        try {
            Class.forName("org.HdrHistogram.AtomicHistogram", false, RouteDurations.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new NoClassDefFoundError(String.valueOf(absent.getMessage()));
        }
    }

    /** One more task. */
    void record(EventName route, long nanos) {
        AtomicHistogram known = byRoute.get(route);
        (known == null ? enter(route) : known).recordValue(Math.min(LONGEST_MILLIS, Math.max(0, nanos / MILLI_NANOS)));
    }

    /**
     * Of the routes with most slow tasks, how many would have been asked about at their threshold and at half of it.
     *
     * @param thresholdNanos that of a route, {@code Long.MAX_VALUE} where there is none
     */
    List<RouteAdvice> advice(ToLongFunction<EventName> thresholdNanos) {
        List<RouteAdvice> all = new ArrayList<>();
        byRoute.forEach((route, histogram) -> {
            long threshold = thresholdNanos.applyAsLong(route) / MILLI_NANOS;
            if (threshold <= LONGEST_MILLIS && threshold > 0) {
                all.add(advice(route, histogram, threshold));
            }
        });
        all.sort(Comparator.comparingLong(RouteDurations::slow)
                .thenComparing(RouteAdvice::p99)
                .reversed()
                .thenComparing(RouteAdvice::route));
        return all.subList(0, Math.min(MOST_TOLD, all.size()));
    }

    private static RouteAdvice advice(EventName route, AtomicHistogram histogram, long thresholdMillis) {
        Map<Duration, Long> wouldCapture = new LinkedHashMap<>();
        for (long millis : new long[] {thresholdMillis, thresholdMillis / 2}) {
            if (millis > 0) {
                wouldCapture.put(Duration.ofMillis(millis), histogram.getCountBetweenValues(millis, LONGEST_MILLIS));
            }
        }
        return new RouteAdvice(
                route.text(),
                histogram.getTotalCount(),
                Duration.ofMillis(histogram.getValueAtPercentile(PERCENTILE)),
                wouldCapture);
    }

    /** How many its lowest threshold would have asked about. */
    private static long slow(RouteAdvice advice) {
        return advice.wouldCapture().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private AtomicHistogram enter(EventName route) {
        // threads that come at once may enter some more than that
        EventName own = byRoute.size() >= MOST ? others : route;
        return byRoute.computeIfAbsent(own, unknown -> new AtomicHistogram(LONGEST_MILLIS, DIGITS));
    }
}
