/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.errorcount;

import dev.dashcam.snapshot.Quantity;
import dev.dashcam.task.EventName;
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
 * Fires when so many requests of one route failed in the last minute, however many others did not: for routes on which each failure
 * counts. It points at the one that failed last, and fires again when there were fewer for a while or ten minutes have passed: see
 * {@link Condition}.
 *
 * <p>Every method that changes something gives a new trigger, which has counted nothing. It looks at requests and messages unless
 * told otherwise. 200 routes are counted by themselves; those that come later are counted together.
 */
public final class ErrorCountTrigger implements Trigger {
    private static final DurationRange WINDOW =
            new DurationRange("The window of the error count", Duration.ofSeconds(3), Duration.ofHours(1));
    private static final int MOST = 1_000_000;
    private static final EventName STATUS = EventName.of("http.status");

    private final String name;
    private final int count;
    private final long windowNanos;
    private final StatusRanges statuses;
    private final Set<TaskKind> kinds;
    private final RouteRates routes;

    private ErrorCountTrigger(String name, int count, long windowNanos, StatusRanges statuses, Set<TaskKind> kinds) {
        this.name = name;
        this.count = count;
        this.windowNanos = windowNanos;
        this.statuses = statuses;
        this.kinds = kinds;
        this.routes = new RouteRates((double) count, windowNanos);
    }

    /**
     * A trigger named {@code error-count} for the failures of a minute.
     *
     * @param count 1 to 1,000,000
     */
    public static ErrorCountTrigger of(int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "The error count is " + count + "; it must be between 1 and " + MOST + ".");
        }
        return new ErrorCountTrigger(
                "error-count",
                count,
                Duration.ofMinutes(1).toNanos(),
                new StatusRanges(List.of()),
                EnumSet.of(TaskKind.REQUEST, TaskKind.MESSAGE));
    }

    /**
     * The same over another time.
     *
     * @param window 3 s to 1 h
     */
    public ErrorCountTrigger window(Duration window) {
        return new ErrorCountTrigger(name, count, WINDOW.nanos(window), statuses, kinds);
    }

    /**
     * The same that counts requests that were answered with one of these, failed or not, and no others.
     *
     * @param ranges statuses of HTTP and ranges of them, such as {@code 429} and {@code 500-599}; none for whatever has failed
     */
    public ErrorCountTrigger statuses(List<String> ranges) {
        return new ErrorCountTrigger(name, count, windowNanos, new StatusRanges(ranges), kinds);
    }

    /** The same for tasks of these kinds. */
    public ErrorCountTrigger kinds(TaskKind first, TaskKind... others) {
        return new ErrorCountTrigger(name, count, windowNanos, statuses, EnumSet.of(first, others));
    }

    /**
     * The same under another name, as a recorder with several of them needs.
     *
     * @param name not blank
     */
    public ErrorCountTrigger named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of an error count trigger is blank; give it one that log lines can use.");
        }
        return new ErrorCountTrigger(name, count, windowNanos, statuses, kinds);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof ErrorCountTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(name, count, windowNanos, statuses, kinds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "error-count";
    }

    @Override
    public String watching() {
        return count == 1 ? "any error" : count + " errors";
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        String times = observed == 1 ? "once" : Quantity.measured(observed, unit) + " times";
        return subject + " failed " + times + " in " + Quantity.chosen((double) windowNanos, "ns");
    }

    @Override
    public long seen() {
        return routes.seen();
    }

    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        if (kinds.contains(task.kind())) {
            routes.count(task, statuses.isEmpty() ? task.isFailed() : statuses.contains(task.number(STATUS, 0)));
        }
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        routes.turn(nowNanos);
        int oldest = routes.oldest();
        routes.forEach(route -> look(route, oldest, nowNanos, asker));
    }

    private void look(RouteRate route, int oldest, long nowNanos, Asker asker) {
        double failed = (double) route.counts().failed(oldest);
        if (route.condition().isDue(failed, nowNanos)) {
            long lastFailed = route.counts().lastFailedTask();
            route.ask(this, asker, lastFailed, failed, (double) count, "count", nowNanos);
        }
    }
}
