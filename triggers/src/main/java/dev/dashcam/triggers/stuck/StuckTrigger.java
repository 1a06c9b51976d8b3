/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.stuck;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.OpenTask;
import dev.dashcam.trigger.OpenTasks;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.route.RoutePattern;
import dev.dashcam.triggers.route.RouteTable;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Fires while a task is still running that has run for as long as its route allows. A request whose route is not known yet is
 * matched by its path. A task is asked about once; when no snapshot was taken, again after twice the time, four times the time
 * and so on, so that what was stuck before the service was armed is not forgotten.
 *
 * <p>Every method that changes something gives a new trigger. It looks at requests and messages unless told otherwise.
 */
public final class StuckTrigger implements Trigger {
    private static final DurationRange THRESHOLD =
            new DurationRange("The threshold of stuck requests", Duration.ofMillis(1), Duration.ofDays(1));
    private static final long NEVER = Long.MAX_VALUE;

    private final String name;
    private final long thresholdNanos;
    private final long leastNanos;
    private final List<RouteTable.Line> routes;
    private final Set<TaskKind> kinds;
    private final RouteTable thresholds;

    /** When to ask again about a task, and when it was last seen; for the thread that ticks. */
    private final Map<Long, Stuck> stuck = new HashMap<>();

    private StuckTrigger(String name, long thresholdNanos, List<RouteTable.Line> routes, Set<TaskKind> kinds) {
        this.name = name;
        this.thresholdNanos = thresholdNanos;
        this.routes = List.copyOf(routes);
        this.kinds = kinds;
        this.thresholds = new RouteTable(routes, thresholdNanos);
        long least = thresholdNanos;
        for (RouteTable.Line line : routes) {
            least = Math.min(least, line.value());
        }
        this.leastNanos = least;
    }

    /**
     * A trigger named {@code stuck} for all routes.
     *
     * @param threshold a millisecond to a day
     */
    public static StuckTrigger of(Duration threshold) {
        return new StuckTrigger(
                "stuck", THRESHOLD.nanos(threshold), List.of(), EnumSet.of(TaskKind.REQUEST, TaskKind.MESSAGE));
    }

    /**
     * The same with a threshold of their own for some routes. Of several patterns that match the first one counts.
     *
     * @param pattern as in {@link RoutePattern}, such as {@code /reports/**} or {@code GET /reports/{id}}
     * @param threshold a millisecond to a day
     */
    public StuckTrigger route(String pattern, Duration threshold) {
        return with(pattern, THRESHOLD.nanos(threshold));
    }

    /** The same without some routes: {@code enabled: false}. */
    public StuckTrigger ignoring(String pattern) {
        return with(pattern, NEVER);
    }

    /** The same for tasks of these kinds. */
    public StuckTrigger kinds(TaskKind first, TaskKind... others) {
        return new StuckTrigger(name, thresholdNanos, routes, EnumSet.of(first, others));
    }

    /**
     * The same under another name, as a recorder with several of them needs.
     *
     * @param name not blank
     */
    public StuckTrigger named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a stuck trigger is blank; give it one that log lines can use.");
        }
        return new StuckTrigger(name, thresholdNanos, routes, kinds);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof StuckTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(name, thresholdNanos, routes, kinds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "stuck";
    }

    @Override
    public String watching() {
        return "stuck >= " + Quantity.chosen((double) thresholdNanos, "ns");
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " is still running after " + Quantity.measured(observed, unit);
    }

    @Override
    public void tick(long nowNanos, OpenTasks open, Asker asker) {
        open.forEach(task -> look(task, nowNanos, asker));
        if (!stuck.isEmpty()) {
            stuck.values().removeIf(known -> known.seenNanos != nowNanos);
        }
    }

    private void look(OpenTask task, long nowNanos, Asker asker) {
        long runningNanos = task.runningNanos(nowNanos);
        if (runningNanos < leastNanos || !kinds.contains(task.kind())) {
            return;
        }
        long limitNanos = thresholds.valueOf(task.eventName(), task.path());
        if (runningNanos < limitNanos) {
            return;
        }
        Stuck known = stuck.computeIfAbsent(task.id(), id -> new Stuck(limitNanos));
        known.seenNanos = nowNanos;
        if (runningNanos >= known.askAtNanos) {
            Decision decision = ask(task, runningNanos, limitNanos, nowNanos, asker);
            boolean isSettled = decision.isSettled();
            known.askAtNanos = isSettled ? NEVER : runningNanos > NEVER / 2 ? NEVER : runningNanos * 2;
        }
    }

    private Decision ask(OpenTask task, long runningNanos, long limitNanos, long nowNanos, Asker asker) {
        return asker.ask(new Cause(
                name,
                kind(),
                task.eventName().text(),
                task.id(),
                task.traceIdNow(),
                (double) runningNanos,
                (double) limitNanos,
                "ns",
                saw(task.eventName().text(), (double) runningNanos, "ns"),
                nowNanos));
    }

    private StuckTrigger with(String pattern, long value) {
        List<RouteTable.Line> longer = new ArrayList<>(routes);
        longer.add(new RouteTable.Line(RoutePattern.of(Objects.requireNonNull(pattern, "pattern")), value));
        return new StuckTrigger(name, thresholdNanos, longer, kinds);
    }

    /** A task that has been asked about. */
    private static final class Stuck {
        private long askAtNanos;
        private long seenNanos;

        Stuck(long askAtNanos) {
            this.askAtNanos = askAtNanos;
        }
    }
}
