/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.rate;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.trigger.Trigger;
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

    /**
     * Asks about it, and has the condition take note of the answer. For the thread that looks.
     *
     * @param trigger who asks
     * @param asker where to ask
     * @param taskId the task that shows it best
     * @param observed what was seen, in {@code unit}
     * @param threshold what it reached, in {@code unit}
     * @param unit as in {@link Cause#unit()}
     * @param nowNanos the recorder's monotonic clock
     */
    public Decision ask(
            Trigger trigger,
            Trigger.Asker asker,
            long taskId,
            double observed,
            double threshold,
            String unit,
            long nowNanos) {
        Decision decision = asker.ask(new Cause(
                trigger.name(),
                trigger.kind(),
                route,
                taskId,
                null,
                observed,
                threshold,
                unit,
                trigger.saw(route, observed, unit),
                nowNanos));
        condition.answered(decision, nowNanos);
        return decision;
    }
}
