/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.errorrate;

import dev.dashcam.triggers.condition.Condition;

/** A route, what is counted of it, and whether that is worth a snapshot. */
record RouteRate(String route, Counts counts, Condition condition) {
    RouteRate(String route, double ratio) {
        this(route, new Counts(), new Condition(ratio, 0));
    }
}
