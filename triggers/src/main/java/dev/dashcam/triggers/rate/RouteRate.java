/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.rate;

import dev.dashcam.triggers.condition.Condition;

/**
 * A route, what is counted of it, and whether that is worth a snapshot.
 *
 * @param route its name
 * @param counts what is counted
 * @param condition for the thread that looks
 */
public record RouteRate(String route, Counts counts, Condition condition) {
    /** One of which nothing was counted. */
    public RouteRate(String route, double threshold) {
        this(route, new Counts(), new Condition(threshold, 0));
    }
}
