/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the tasks of one route took since the start, and how many of them other thresholds would have asked about.
 *
 * @param route the route, such as {@code GET /checkout}
 * @param tasks how many tasks it is about
 * @param p99 how long 99 % of them took at most
 * @param wouldCapture by threshold how many of them took at least that long; cooldown and budget are not taken into account
 */
public record RouteAdvice(String route, long tasks, Duration p99, Map<Duration, Long> wouldCapture) {

    /** Takes a copy of the map, in its order. */
    public RouteAdvice {
        wouldCapture = Collections.unmodifiableMap(new LinkedHashMap<>(wouldCapture));
    }
}
