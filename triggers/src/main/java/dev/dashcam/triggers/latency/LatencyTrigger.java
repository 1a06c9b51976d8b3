/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.latency;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.RouteAdvice;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.route.RoutePattern;
import dev.dashcam.triggers.route.RouteTable;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Fires when one task took at least as long as its route allows. Immutable: every method that changes something gives a new
 * trigger. It looks at requests and messages unless told otherwise.
 */
public final class LatencyTrigger implements Trigger {
    private static final DurationRange THRESHOLD =
            new DurationRange("The latency threshold", Duration.ofNanos(1), Duration.ofDays(1));
    private static final long NEVER = Long.MAX_VALUE;

    private final String name;
    private final long thresholdNanos;
    private final List<RouteTable.Line> routes;
    private final Set<TaskKind> kinds;
    private final RouteTable thresholds;
    private final LongAdder seen = new LongAdder();

    /** None before the service is ready or a task has ended: no start is to wait for that. */
    private final AtomicReference<@Nullable RouteDurations> durations = new AtomicReference<>();

    private volatile boolean isWithoutDurations;

    private LatencyTrigger(String name, long thresholdNanos, List<RouteTable.Line> routes, Set<TaskKind> kinds) {
        this.name = name;
        this.thresholdNanos = thresholdNanos;
        this.routes = List.copyOf(routes);
        this.kinds = kinds;
        this.thresholds = new RouteTable(routes, thresholdNanos);
    }

    /**
     * A trigger named {@code latency} for all routes.
     *
     * @param threshold more than 0, at most a day
     */
    public static LatencyTrigger of(Duration threshold) {
        return new LatencyTrigger(
                "latency", THRESHOLD.nanos(threshold), List.of(), EnumSet.of(TaskKind.REQUEST, TaskKind.MESSAGE));
    }

    /**
     * The same with a threshold of their own for some routes. Of several patterns that match the first one counts.
     *
     * @param pattern as in {@link RoutePattern}, such as {@code /checkout/**} or {@code GET /reports/{id}}
     * @param threshold more than 0, at most a day
     */
    public LatencyTrigger route(String pattern, Duration threshold) {
        return with(pattern, THRESHOLD.nanos(threshold));
    }

    /** The same without some routes: {@code enabled: false}. */
    public LatencyTrigger ignoring(String pattern) {
        return with(pattern, NEVER);
    }

    /** The same for tasks of these kinds. */
    public LatencyTrigger kinds(TaskKind first, TaskKind... others) {
        return new LatencyTrigger(name, thresholdNanos, routes, EnumSet.of(first, others));
    }

    /**
     * The same under another name, as a recorder with several latency triggers needs.
     *
     * @param name not blank
     */
    public LatencyTrigger named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a latency trigger is blank; give it one that log lines can use.");
        }
        return new LatencyTrigger(name, thresholdNanos, routes, kinds);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof LatencyTrigger like && like.settings().equals(settings());
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
        return "latency";
    }

    @Override
    public String watching() {
        return "request >= " + Quantity.chosen((double) thresholdNanos, "ns");
    }

    /** How long tasks may take whose route has no threshold of its own, in nanoseconds. */
    public long thresholdNanos() {
        return thresholdNanos;
    }

    @Override
    public long seen() {
        return seen.sum();
    }

    @Override
    public List<RouteAdvice> advice() {
        RouteDurations known = durations.get();
        return known == null ? List.of() : known.advice(thresholds::valueOf);
    }

    /** Makes what the first task would have to wait for. */
    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        durations();
    }

    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        if (!kinds.contains(task.kind())) {
            return;
        }
        seen.increment();
        RouteDurations known = durations();
        if (known != null) {
            known.record(task.eventName(), task.durationNanos());
        }
        if (!task.wasAskedAbout()) {
            ask(task, asker);
        }
    }

    @Override
    public @Nullable Decision taskEnding(FinishedTask soFar, Asker asker) {
        return kinds.contains(soFar.kind()) ? ask(soFar, asker) : null;
    }

    private @Nullable Decision ask(FinishedTask task, Asker asker) {
        long limitNanos = thresholds.valueOf(task.eventName(), task.path());
        long durationNanos = task.durationNanos();
        return durationNanos >= limitNanos
                ? asker.ask(this, task, (double) durationNanos, (double) limitNanos, "ns")
                : null;
    }

    /** Null where there is no HdrHistogram, which comes with Micrometer: then there is no advice, and all else is the same. */
    private @Nullable RouteDurations durations() {
        RouteDurations known = durations.get();
        return known != null || isWithoutDurations ? known : begin();
    }

    /** Threads that come at once all get the one that is kept. */
    private @Nullable RouteDurations begin() {
        try {
            RouteDurations.requireHistograms();
            RouteDurations begun = new RouteDurations();
            RouteDurations before = durations.compareAndExchange(null, begun);
            return before == null ? begun : before;
        } catch (LinkageError absent) {
            isWithoutDurations = true;
            return null;
        }
    }

    private LatencyTrigger with(String pattern, long value) {
        List<RouteTable.Line> longer = new ArrayList<>(routes);
        longer.add(new RouteTable.Line(RoutePattern.of(Objects.requireNonNull(pattern, "pattern")), value));
        return new LatencyTrigger(name, thresholdNanos, longer, kinds);
    }
}
