/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.percentile;

import dev.dashcam.snapshot.Quantity;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.condition.Condition;
import dev.dashcam.triggers.rate.RouteRate;
import dev.dashcam.triggers.rate.RouteRates;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Fires when a percentile of how long the requests of one route took in the last minute has reached a threshold. The 99th percentile
 * is at 300 ms or above just when one request in a hundred took 300 ms or longer, so that is what is counted: exactly, without a
 * histogram. It points at the slow one that ended last, and fires again when there were fewer for a while or ten minutes have passed:
 * see {@link Condition}.
 *
 * <p>Every method that changes something gives a new trigger, which has counted nothing. It looks at requests and messages unless
 * told otherwise. 200 routes are counted by themselves; those that come later are counted together.
 */
public final class PercentileTrigger implements Trigger {
    private static final DurationRange THRESHOLD =
            new DurationRange("The threshold of a percentile", Duration.ofNanos(1), Duration.ofDays(1));
    private static final DurationRange WINDOW =
            new DurationRange("The window of a percentile", Duration.ofSeconds(3), Duration.ofHours(1));
    private static final double USUAL_PERCENTILE = 99;
    private static final int USUAL_MIN_REQUESTS = 200;
    private static final double LEAST_PERCENTILE = 50;
    private static final double MOST_PERCENTILE = 99.99;
    private static final int MOST_REQUESTS = 1_000_000;

    private final String name;
    private final long thresholdNanos;
    private final double percentile;
    private final long windowNanos;
    private final int minRequests;
    private final Set<TaskKind> kinds;
    private final RouteRates routes;

    private PercentileTrigger(
            String name,
            long thresholdNanos,
            double percentile,
            long windowNanos,
            int minRequests,
            Set<TaskKind> kinds) {
        this.name = name;
        this.thresholdNanos = thresholdNanos;
        this.percentile = percentile;
        this.windowNanos = windowNanos;
        this.minRequests = minRequests;
        this.kinds = kinds;
        this.routes = new RouteRates(slowShare(percentile), windowNanos);
    }

    /**
     * A trigger named {@code latency-percentile} for the 99th percentile of at least 200 requests in a minute.
     *
     * @param threshold more than 0, at most a day
     */
    public static PercentileTrigger of(Duration threshold) {
        return new PercentileTrigger(
                "latency-percentile",
                THRESHOLD.nanos(threshold),
                USUAL_PERCENTILE,
                Duration.ofMinutes(1).toNanos(),
                USUAL_MIN_REQUESTS,
                EnumSet.of(TaskKind.REQUEST, TaskKind.MESSAGE));
    }

    /**
     * The same for another percentile.
     *
     * @param percent 50 to 99.99
     */
    public PercentileTrigger percentile(double percent) {
        if (!(percent >= LEAST_PERCENTILE && percent <= MOST_PERCENTILE)) {
            throw new IllegalArgumentException("The percentile is " + percent + "; it must be between 50 and 99.99.");
        }
        return new PercentileTrigger(name, thresholdNanos, percent, windowNanos, minRequests, kinds);
    }

    /**
     * The same over another time.
     *
     * @param window 3 s to 1 h
     */
    public PercentileTrigger window(Duration window) {
        return new PercentileTrigger(name, thresholdNanos, percentile, WINDOW.nanos(window), minRequests, kinds);
    }

    /**
     * The same that wants so many requests in the window before it believes the percentile.
     *
     * @param requests 1 to 1,000,000
     */
    public PercentileTrigger minRequests(int requests) {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException("The requests that a percentile needs are " + requests
                    + "; they must be between 1 and " + MOST_REQUESTS + ".");
        }
        return new PercentileTrigger(name, thresholdNanos, percentile, windowNanos, requests, kinds);
    }

    /** The same for tasks of these kinds. */
    public PercentileTrigger kinds(TaskKind first, TaskKind... others) {
        return new PercentileTrigger(
                name, thresholdNanos, percentile, windowNanos, minRequests, EnumSet.of(first, others));
    }

    /**
     * The same under another name, as a recorder with several of them needs.
     *
     * @param name not blank
     */
    public PercentileTrigger named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a percentile trigger is blank; give it one that log lines can use.");
        }
        return new PercentileTrigger(name, thresholdNanos, percentile, windowNanos, minRequests, kinds);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof PercentileTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(name, thresholdNanos, percentile, windowNanos, minRequests, kinds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "latency-percentile";
    }

    @Override
    public String watching() {
        return "p" + Quantity.chosen(percentile, "") + " >= " + threshold();
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return Quantity.measured(observed, unit) + " of " + subject + " took " + threshold() + " or longer";
    }

    @Override
    public long seen() {
        return routes.seen();
    }

    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        if (kinds.contains(task.kind())) {
            routes.count(task, task.durationNanos() >= thresholdNanos);
        }
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        routes.turn(nowNanos);
        int oldest = routes.oldest();
        routes.forEach(route -> look(route, oldest, nowNanos, asker));
    }

    private void look(RouteRate route, int oldest, long nowNanos, Asker asker) {
        // in this order, since a request is counted as ended before it is as slow
        long slow = route.counts().failed(oldest);
        long ended = route.counts().ended(oldest);
        double share = slow == 0 ? 0 : ended < minRequests ? Double.NaN : (double) slow / ended;
        if (route.condition().isDue(share, nowNanos)) {
            long lastSlow = route.counts().lastFailedTask();
            route.ask(this, asker, lastSlow, share, slowShare(percentile), "ratio", nowNanos);
        }
    }

    private String threshold() {
        return Quantity.chosen((double) thresholdNanos, "ns");
    }

    /** As a decimal number would have it: one in a hundred, not a trifle more or less. */
    private static double slowShare(double percentile) {
        return Math.round((100 - percentile) * 1e6) / 1e8;
    }
}
