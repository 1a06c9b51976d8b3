/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.settings;

import dev.dashcam.configuration.keys.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What asks for snapshots. Rules by name have names that the user chooses.
 *
 * @param errorCount null where nothing is said of it: it is off
 * @param latencyPercentile null where nothing is said of it: it is off
 * @param schedule null where nothing is said of it: it is off
 * @param startup null where nothing is said of it: it is off
 */
public record TriggersSettings(
        RouteThresholds latency,
        RouteThresholds stuck,
        ErrorRate errorRate,
        @Nullable ErrorCount errorCount,
        @Nullable LatencyPercentile latencyPercentile,
        boolean deadlock,
        GcPause gcPause,
        Heap heap,
        boolean outOfMemory,
        boolean uncaught,
        ServerBusy serverBusy,
        @Nullable Schedule schedule,
        @Nullable Startup startup,
        boolean shutdown,
        Map<String, RuleSettings.Log> logs,
        Map<String, RuleSettings.Throwing> exceptions,
        Map<String, RuleSettings.Metric> metrics,
        Map<String, RuleSettings.Named> named,
        Map<String, RuleSettings.AllOf> allOf) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LEAST_WINDOW = Duration.ofSeconds(3);
    private static final int MOST_REQUESTS = 1_000_000;

    static TriggersSettings read(Keys keys) {
        // what holds of those unless it is set matters where they are parts of another rule
        boolean isPart = keys.has("all-of");
        return new TriggersSettings(
                latency(keys.in("latency")),
                stuck(keys.in("stuck")),
                ErrorRate.read(keys.in("error-rate")),
                isPart || keys.has("error-count") ? ErrorCount.read(keys.in("error-count")) : null,
                isPart || keys.has("latency-percentile") ? LatencyPercentile.read(keys.in("latency-percentile")) : null,
                keys.in("deadlock")
                        .flag(
                                "enabled",
                                true,
                                "Whether threads are captured that wait for each other's locks, for which the JVM is asked every ten"
                                        + " seconds."),
                GcPause.read(keys.in("gc-pause")),
                Heap.read(keys.in("heap")),
                keys.in("out-of-memory")
                        .flag(
                                "enabled",
                                true,
                                "Whether requests and other tasks are captured that fail for want of memory, for which 2MB of the heap"
                                        + " are kept."),
                keys.in("uncaught")
                        .flag(
                                "enabled",
                                false,
                                "Whether threads are captured that end with an exception that nobody caught, for which the JVM's"
                                        + " default handler is joined and 2MB of the heap are kept."),
                ServerBusy.read(keys.in("server-busy")),
                keys.has("schedule") ? Schedule.read(keys.in("schedule")) : null,
                keys.has("startup") ? Startup.read(keys.in("startup")) : null,
                keys.in("shutdown")
                        .flag(
                                "enabled",
                                false,
                                "Whether the end of the application is captured, for which it waits five seconds at most."),
                keys.has("logs") ? RuleSettings.Log.readAll(keys) : Map.of(),
                keys.has("exceptions") ? RuleSettings.Throwing.readAll(keys) : Map.of(),
                keys.has("metrics") ? RuleSettings.Metric.readAll(keys) : Map.of(),
                keys.has("named") ? RuleSettings.Named.readAll(keys) : Map.of(),
                keys.has("all-of") ? RuleSettings.AllOf.readAll(keys) : Map.of());
    }

    private static RouteThresholds latency(Keys keys) {
        Duration least = Duration.ofNanos(1);
        return new RouteThresholds(
                keys.flag("enabled", true, "Whether slow requests are captured."),
                keys.duration(
                        "threshold",
                        Duration.ofMillis(500),
                        least,
                        DAY,
                        "Requests and messages that take at least this long are captured."),
                keys.has("routes") ? RuleSettings.Route.readAll(keys, least) : List.of());
    }

    private static RouteThresholds stuck(Keys keys) {
        Duration least = Duration.ofMillis(1);
        return new RouteThresholds(
                keys.flag("enabled", true, "Whether requests are captured while they are stuck."),
                keys.duration(
                        "threshold",
                        Duration.ofSeconds(10),
                        least,
                        DAY,
                        "Requests and messages that are still running after this long are captured."),
                keys.has("routes") ? RuleSettings.Route.readAll(keys, least) : List.of());
    }

    /** Requests that take, or are still running after, too long. */
    public record RouteThresholds(boolean enabled, Duration threshold, List<RuleSettings.Route> routes) {}

    /** Requests of one route that fail too often, or of all routes where none has enough of them to tell. */
    public record ErrorRate(
            boolean enabled, double ratio, Duration window, int minRequests, List<Integer> ignoreStatuses) {
        static ErrorRate read(Keys keys) {
            return new ErrorRate(
                    keys.flag("enabled", true, "Whether bursts of errors are captured."),
                    keys.share(
                            "ratio",
                            0.1,
                            "Share of requests and messages of a route that fail from which on they are captured: 0.1 for 10 %."),
                    keys.duration(
                            "window", Duration.ofMinutes(1), LEAST_WINDOW, HOUR, "Over which time the share is taken."),
                    keys.number("min-requests", 20, 1, MOST_REQUESTS, "Requests there must be in that time."),
                    keys.numbers(
                            "ignore-statuses", 100, 599, "Requests answered with these statuses are not counted."));
        }
    }

    /** Requests of one route of which a number fails, however many others do not. */
    public record ErrorCount(boolean enabled, int count, Duration window, List<String> statuses) {
        static ErrorCount read(Keys keys) {
            return new ErrorCount(
                    keys.flag(
                            "enabled",
                            false,
                            "Whether routes are captured of which a number of requests fails, however many others do not."),
                    keys.number("count", 10, 1, MOST_REQUESTS, "How many must have failed."),
                    keys.duration("window", Duration.ofMinutes(1), LEAST_WINDOW, HOUR, "In which time."),
                    keys.texts(
                            "statuses",
                            "Statuses that are counted, failed or not, and ranges of them, such as 429 or 500-599; whatever failed"
                                    + " unless set."));
        }
    }

    /** Routes of which too many requests are slow, although each alone would be put up with. */
    public record LatencyPercentile(
            boolean enabled, Duration threshold, double percentile, Duration window, int minRequests) {
        static LatencyPercentile read(Keys keys) {
            return new LatencyPercentile(
                    keys.flag(
                            "enabled",
                            false,
                            "Whether routes are captured of which too many requests are slow, although each alone would be put up"
                                    + " with."),
                    keys.duration(
                            "threshold",
                            Duration.ofMillis(300),
                            Duration.ofNanos(1),
                            DAY,
                            "What the percentile must reach."),
                    keys.decimal("percentile", 99, 50, 99.99, "Which percentile."),
                    keys.duration("window", Duration.ofMinutes(1), LEAST_WINDOW, HOUR, "Over which time it is taken."),
                    keys.number("min-requests", 200, 1, MOST_REQUESTS, "Requests there must be in that time."));
        }
    }

    /** Garbage collections that stop the JVM for long. */
    public record GcPause(boolean enabled, Duration threshold) {
        static GcPause read(Keys keys) {
            return new GcPause(
                    keys.flag("enabled", true, "Whether garbage collections are captured that stop the JVM for long."),
                    keys.duration(
                            "threshold",
                            Duration.ofMillis(500),
                            Duration.ofMillis(1),
                            HOUR,
                            "Pauses of at least this length are captured."));
        }
    }

    /** A heap that collections leave nearly full: its old generation where there is one. */
    public record Heap(boolean enabled, double ratio) {
        static Heap read(Keys keys) {
            return new Heap(
                    keys.flag("enabled", true, "Whether a heap is captured that is nearly full."),
                    keys.share(
                            "ratio",
                            0.9,
                            "Share that a collection leaves in use from which on it is captured: 0.9 for 90 %."));
        }
    }

    /** A server all of whose threads are busy, or that lets requests wait for one. */
    public record ServerBusy(boolean enabled, Duration lasting) {
        static ServerBusy read(Keys keys) {
            return new ServerBusy(
                    keys.flag(
                            "enabled",
                            true,
                            "Whether a server without a thread for the next request is captured, where it has a pool of threads that"
                                    + " we know: in Spring Boot, and not with virtual threads."),
                    keys.duration(
                            "lasting",
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(1),
                            HOUR,
                            "For how long without a break."));
        }
    }

    /** Snapshots of usual times, to compare with. */
    public record Schedule(boolean enabled, Duration every) {
        static Schedule read(Keys keys) {
            return new Schedule(
                    keys.flag("enabled", false, "Whether there are snapshots of usual times, to compare with."),
                    keys.duration(
                            "every",
                            Duration.ofHours(6),
                            Duration.ofMinutes(1),
                            Duration.ofDays(30),
                            "Time from one to the next, to which up to a tenth is added."));
        }
    }

    /** A start that took too long. */
    public record Startup(boolean enabled, Duration threshold) {
        static Startup read(Keys keys) {
            return new Startup(
                    keys.flag("enabled", false, "Whether a slow start is captured."),
                    keys.duration(
                            "threshold",
                            Duration.ofSeconds(30),
                            Duration.ZERO,
                            DAY,
                            "Starts that take at least this long are captured, from when the recorder begins to record; 0s for all."));
        }
    }
}
