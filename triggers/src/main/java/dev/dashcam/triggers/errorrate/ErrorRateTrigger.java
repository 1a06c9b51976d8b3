/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.errorrate;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.condition.Condition;
import dev.dashcam.triggers.rate.Counts;
import dev.dashcam.triggers.rate.RouteRate;
import dev.dashcam.triggers.rate.RouteRates;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fires when, of the requests of one route that ended in the last minute, too many failed; or of all requests where no route
 * alone has enough of them to tell. It points at the one that failed last, and fires again when the rate has been lower for
 * a while or ten minutes have passed: see {@link Condition}.
 *
 * <p>Every method that changes something gives a new trigger, which has counted nothing. It looks at requests and messages unless
 * told otherwise. 200 routes are counted by themselves; those that come later are counted together.
 */
public final class ErrorRateTrigger implements Trigger {
    private static final DurationRange WINDOW =
            new DurationRange("The window of the error rate", Duration.ofSeconds(3), Duration.ofHours(1));
    private static final int MOST_REQUESTS = 1_000_000;
    private static final EventName STATUS = EventName.of("http.status");
    private static final String ALL = "all routes";

    private final String name;
    private final double ratio;
    private final long windowNanos;
    private final int minRequests;
    private final int[] ignoredStatuses;
    private final Set<TaskKind> kinds;

    /** None before a task has ended or a tick has come: no start is to wait for that, nor for the next. */
    private final AtomicReference<@Nullable RouteRates> routes = new AtomicReference<>();

    /** For the thread that ticks. */
    private @Nullable RouteRate all;

    private ErrorRateTrigger(
            String name, double ratio, long windowNanos, int minRequests, int[] ignoredStatuses, Set<TaskKind> kinds) {
        this.name = name;
        this.ratio = ratio;
        this.windowNanos = windowNanos;
        this.minRequests = minRequests;
        this.ignoredStatuses = ignoredStatuses;
        this.kinds = kinds;
    }

    /**
     * A trigger named {@code error-rate} that wants at least 20 requests in a minute.
     *
     * @param ratio the share of requests that fail, more than 0, at most 1
     */
    public static ErrorRateTrigger of(double ratio) {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException(
                    "The error rate is " + ratio + "; it must be more than 0 and at most 1, which is all requests.");
        }
        long minuteNanos = Duration.ofMinutes(1).toNanos();
        return new ErrorRateTrigger(
                "error-rate", ratio, minuteNanos, 20, new int[0], EnumSet.of(TaskKind.REQUEST, TaskKind.MESSAGE));
    }

    /**
     * The same over another time.
     *
     * @param window 3 s to 1 h
     */
    public ErrorRateTrigger window(Duration window) {
        return new ErrorRateTrigger(name, ratio, WINDOW.nanos(window), minRequests, ignoredStatuses, kinds);
    }

    /**
     * The same that wants so many requests in the window before it believes the rate.
     *
     * @param requests 1 to 1,000,000
     */
    public ErrorRateTrigger minRequests(int requests) {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException("The requests that an error rate needs are " + requests
                    + "; they must be between 1 and " + MOST_REQUESTS + ".");
        }
        return new ErrorRateTrigger(name, ratio, windowNanos, requests, ignoredStatuses, kinds);
    }

    /**
     * The same that takes no notice of requests answered with one of these.
     *
     * @param statuses of HTTP, 100 to 599, such as 503; none that was given before is ignored any more
     */
    public ErrorRateTrigger ignoringStatuses(int... statuses) {
        for (int status : statuses) {
            if (status < 100 || status > 599) {
                throw new IllegalArgumentException(
                        "The status " + status + " is none of HTTP's; they are between 100 and 599.");
            }
        }
        return new ErrorRateTrigger(name, ratio, windowNanos, minRequests, statuses.clone(), kinds);
    }

    /** The same for tasks of these kinds. */
    public ErrorRateTrigger kinds(TaskKind first, TaskKind... others) {
        return new ErrorRateTrigger(name, ratio, windowNanos, minRequests, ignoredStatuses, EnumSet.of(first, others));
    }

    /**
     * The same under another name, as a recorder with several of them needs.
     *
     * @param name not blank
     */
    public ErrorRateTrigger named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of an error rate trigger is blank; give it one that log lines can use.");
        }
        return new ErrorRateTrigger(name, ratio, windowNanos, minRequests, ignoredStatuses, kinds);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof ErrorRateTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(name, ratio, windowNanos, minRequests, Arrays.toString(ignoredStatuses), kinds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "error-rate";
    }

    @Override
    public String watching() {
        return "errors >= " + Quantity.chosen(ratio, "ratio");
    }

    @Override
    public long seen() {
        RouteRates counted = routes.get();
        return counted == null ? 0 : counted.seen();
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return Quantity.measured(observed, unit) + " of " + subject + " failed";
    }

    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        if (kinds.contains(task.kind()) && !isIgnored(task)) {
            routes().count(task, task.isFailed());
        }
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        RouteRates counted = routes();
        RouteRate together = all;
        if (together == null) {
            together = new RouteRate(ALL, ratio);
            all = together;
        }
        counted.turn(nowNanos);
        Look look = new Look(counted, together, nowNanos, asker);
        counted.forEach(look::at);
        look.atAll();
    }

    private RouteRates routes() {
        RouteRates known = routes.get();
        return known == null ? begin() : known;
    }

    /** Threads that come at once all get the one that is kept. */
    private RouteRates begin() {
        RouteRates begun = new RouteRates(ratio, windowNanos);
        RouteRates before = routes.compareAndExchange(null, begun);
        return before == null ? begun : before;
    }

    private boolean isIgnored(FinishedTask task) {
        if (ignoredStatuses.length == 0) {
            return false;
        }
        long status = task.number(STATUS, 0);
        for (int ignored : ignoredStatuses) {
            if (ignored == status) {
                return true;
            }
        }
        return false;
    }

    /** One look at all routes. */
    private final class Look {
        private final RouteRates counted;
        private final RouteRate together;
        private final long nowNanos;
        private final Asker asker;
        private final int oldest;
        private boolean isAnyReached;
        private long ended;
        private long failed;
        private long mostFailed;
        private long lastFailedTask;

        Look(RouteRates counted, RouteRate together, long nowNanos, Asker asker) {
            this.counted = counted;
            this.together = together;
            this.nowNanos = nowNanos;
            this.asker = asker;
            this.oldest = counted.oldest();
        }

        void at(RouteRate route) {
            Counts counts = route.counts();
            // in this order, since a request is counted as ended before it is as failed
            long failedOfRoute = counts.failed(oldest);
            long endedOfRoute = counts.ended(oldest);
            ended += endedOfRoute;
            failed += failedOfRoute;
            if (failedOfRoute > mostFailed) {
                mostFailed = failedOfRoute;
                lastFailedTask = counts.lastFailedTask();
            }
            if (route.condition().isDue(rate(endedOfRoute, failedOfRoute), nowNanos)) {
                ask(route, rate(endedOfRoute, failedOfRoute), counts.lastFailedTask());
            }
            isAnyReached |= route.condition().isReached();
        }

        void atAll() {
            double rate = isAnyReached ? Double.NaN : rate(ended, failed);
            if (together.condition().isDue(rate, nowNanos)) {
                Decision decision = ask(together, rate, lastFailedTask);
                // what fails on them is in that snapshot too, so it is no news once they have enough requests
                counted.forEach(route -> {
                    if (decision.isSettled() && route.counts().failed(oldest) > 0) {
                        route.condition().answered(decision, nowNanos);
                    }
                });
            }
        }

        /** Few requests tell nothing of the rate, unless none of them failed. */
        private double rate(long endedThere, long failedThere) {
            if (failedThere == 0) {
                return 0;
            }
            return endedThere < minRequests ? Double.NaN : (double) failedThere / endedThere;
        }

        private Decision ask(RouteRate route, double rate, long taskId) {
            return route.ask(ErrorRateTrigger.this, asker, taskId, rate, ratio, "ratio", nowNanos);
        }
    }
}
