/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.log.LogLevel;
import dev.dashcam.triggers.metric.MeterFigure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What asks for snapshots.
 *
 * @param latency Requests that took too long.
 * @param stuck Requests that have not ended.
 * @param errorRate Requests of one route that fail too often.
 * @param deadlock Threads that wait for each other's locks.
 * @param gcPause Garbage collections that stop the JVM for long.
 * @param heap A heap that collections leave nearly full.
 * @param outOfMemory Requests and other tasks that fail for want of memory.
 * @param uncaught Threads that end with an exception that nobody caught.
 * @param schedule Snapshots of usual times, to compare with.
 * @param startup A start that took too long.
 * @param shutdown The end of the application.
 * @param logs Lines in the application's log, each rule by a name of your own.
 * @param errorCount Requests of one route of which a number fails, however many others do not.
 * @param latencyPercentile Routes of which too many requests are slow.
 * @param exceptions Exceptions of a type from a place that is new, by the name of the trigger.
 * @param serverBusy A server without a thread for the next request.
 * @param metrics Meters of Micrometer's that cross a threshold, by the name of the trigger.
 * @param named Triggers that code calls by name, with recorder.trigger(name).
 */
public record TriggerProperties(
        Latency latency,
        Stuck stuck,
        ErrorRate errorRate,
        Deadlock deadlock,
        GcPause gcPause,
        Heap heap,
        OutOfMemory outOfMemory,
        Uncaught uncaught,
        Schedule schedule,
        Startup startup,
        Shutdown shutdown,
        @DefaultValue Map<String, LogRule> logs,
        ErrorCount errorCount,
        LatencyPercentile latencyPercentile,
        @DefaultValue Map<String, ExceptionRule> exceptions,
        ServerBusy serverBusy,
        @DefaultValue Map<String, Metric> metrics,
        @DefaultValue Map<String, Named> named) {
    static final TriggerProperties DEFAULT = new TriggerProperties(
            Latency.DEFAULT,
            Stuck.DEFAULT,
            ErrorRate.DEFAULT,
            Deadlock.DEFAULT,
            GcPause.DEFAULT,
            Heap.DEFAULT,
            OutOfMemory.DEFAULT,
            Uncaught.DEFAULT,
            Schedule.DEFAULT,
            Startup.DEFAULT,
            Shutdown.DEFAULT,
            Map.of(),
            ErrorCount.DEFAULT,
            LatencyPercentile.DEFAULT,
            Map.of(),
            ServerBusy.DEFAULT,
            Map.of(),
            Map.of());

    /** Groups in which nothing is set are null here, as in {@link DashcamProperties}. */
    @SuppressWarnings("ConstantValue")
    public TriggerProperties {
        latency = latency == null ? Latency.DEFAULT : latency;
        stuck = stuck == null ? Stuck.DEFAULT : stuck;
        errorRate = errorRate == null ? ErrorRate.DEFAULT : errorRate;
        deadlock = deadlock == null ? Deadlock.DEFAULT : deadlock;
        errorCount = errorCount == null ? ErrorCount.DEFAULT : errorCount;
        latencyPercentile = latencyPercentile == null ? LatencyPercentile.DEFAULT : latencyPercentile;
        serverBusy = serverBusy == null ? ServerBusy.DEFAULT : serverBusy;
        gcPause = gcPause == null ? GcPause.DEFAULT : gcPause;
        heap = heap == null ? Heap.DEFAULT : heap;
        outOfMemory = outOfMemory == null ? OutOfMemory.DEFAULT : outOfMemory;
        uncaught = uncaught == null ? Uncaught.DEFAULT : uncaught;
        schedule = schedule == null ? Schedule.DEFAULT : schedule;
        startup = startup == null ? Startup.DEFAULT : startup;
        shutdown = shutdown == null ? Shutdown.DEFAULT : shutdown;
    }

    /**
     * Requests that took too long.
     *
     * @param enabled Whether slow requests are captured.
     * @param threshold Requests and messages that take at least this long are captured.
     * @param routes Thresholds of their own; the first route that matches counts.
     */
    public record Latency(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("500ms") Duration threshold,
            @DefaultValue List<Route> routes) {
        static final Latency DEFAULT = new Latency(true, Duration.ofMillis(500), List.of());
    }

    /**
     * Requests that have not ended.
     *
     * @param enabled Whether requests are captured while they are stuck.
     * @param threshold Requests and messages that are still running after this long are captured.
     * @param routes Thresholds of their own; the first route that matches counts.
     */
    public record Stuck(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10s") Duration threshold,
            @DefaultValue List<Route> routes) {
        static final Stuck DEFAULT = new Stuck(true, Duration.ofSeconds(10), List.of());
    }

    /**
     * Requests of one route that fail too often, or of all routes where none has enough of them to tell.
     *
     * @param enabled Whether bursts of errors are captured.
     * @param ratio Share of requests and messages that fail from which on they are captured: 0.1 for 10 %.
     * @param window Over which time the share is taken.
     * @param minRequests Requests there must be in that time.
     * @param ignoreStatuses Requests answered with these statuses are not counted.
     */
    public record ErrorRate(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("0.1") double ratio,
            @DefaultValue("1m") Duration window,
            @DefaultValue("20") int minRequests,
            @DefaultValue List<Integer> ignoreStatuses) {
        static final ErrorRate DEFAULT = new ErrorRate(true, 0.1, Duration.ofMinutes(1), 20, List.of());
    }

    /**
     * Threads that wait for each other's locks, for which the JVM is asked every ten seconds.
     *
     * @param enabled Whether deadlocks are captured.
     */
    public record Deadlock(@DefaultValue("true") boolean enabled) {
        static final Deadlock DEFAULT = new Deadlock(true);
    }

    /**
     * Lines in the application's log, where it logs with Logback.
     *
     * @param enabled Whether such lines are captured.
     * @param level Lines of this level and above; no lower than dashcam.logs.level.
     * @param logger Lines of this logger and those below it; of all unless set.
     * @param matching Lines in whose text this regular expression is found; any unless set. Without dashcam.logs.arguments the text
     *     is the pattern that code logs.
     * @param count How many of them there must be in the window.
     * @param window In which time there must be so many, from 1s to 1h.
     */
    public record LogRule(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("error") LogLevel level,
            @Nullable String logger,
            @Nullable String matching,
            @DefaultValue("1") int count,
            @DefaultValue("1m") Duration window) {}

    /**
     * Requests of one route of which a number fails, however many others do not.
     *
     * @param enabled Whether that is captured.
     * @param count How many must have failed.
     * @param window In which time.
     * @param statuses Statuses that are counted, failed or not, and ranges of them, such as 429 or 500-599; whatever failed
     *     unless set.
     */
    public record ErrorCount(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("10") int count,
            @DefaultValue("1m") Duration window,
            @DefaultValue List<String> statuses) {
        static final ErrorCount DEFAULT = new ErrorCount(false, 10, Duration.ofMinutes(1), List.of());
    }

    /**
     * Routes of which too many requests are slow, although each alone would be put up with.
     *
     * @param enabled Whether that is captured.
     * @param threshold What the percentile must reach.
     * @param percentile Which percentile, from 50 to 99.99.
     * @param window Over which time it is taken.
     * @param minRequests Requests there must be in that time.
     */
    public record LatencyPercentile(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("300ms") Duration threshold,
            @DefaultValue("99") double percentile,
            @DefaultValue("1m") Duration window,
            @DefaultValue("200") int minRequests) {
        static final LatencyPercentile DEFAULT =
                new LatencyPercentile(false, Duration.ofMillis(300), 99, Duration.ofMinutes(1), 200);
    }

    /**
     * Exceptions of a type from a place that is new.
     *
     * @param enabled Whether they are captured.
     * @param type Regular expression for the whole name of the class.
     * @param message Regular expression to be found in the message; any message unless set.
     * @param after With which one of the same type and place it is captured, from 1 to 64.
     */
    public record ExceptionRule(
            @DefaultValue("true") boolean enabled,
            @DefaultValue(".*") String type,
            @Nullable String message,
            @DefaultValue("1") int after) {}

    /**
     * A server all of whose threads are busy, or that lets requests wait for one, although no request inside needs to be slow.
     *
     * @param enabled Whether that is captured, where the server has a pool of threads: not with virtual threads.
     * @param lasting For how long without a break, from 1s to 1h.
     */
    public record ServerBusy(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5s") Duration lasting) {
        static final ServerBusy DEFAULT = new ServerBusy(true, Duration.ofSeconds(5));
    }

    /**
     * A meter of Micrometer's that crosses a threshold. One that does not exist yet is waited for.
     *
     * @param enabled Whether that is captured.
     * @param meter Name of the meter, such as hikaricp.connections.pending.
     * @param tags Tags that the meter must have; those that have them all are added up.
     * @param above What it must be above, in its own unit; of a timer in seconds.
     * @param below What it must be below, in its own unit; of a timer in seconds.
     * @param lasting For how long without a break, up to 24h.
     * @param figure What of the meter: value (gauges unless set), rate a second (counters unless set), mean, or max (timers
     *     unless set).
     * @param each Whether meters that differ in other tags are looked at one by one instead of being added up.
     */
    public record Metric(
            @DefaultValue("true") boolean enabled,
            @Nullable String meter,
            @DefaultValue Map<String, String> tags,
            @Nullable Double above,
            @Nullable Double below,
            @DefaultValue("10s") Duration lasting,
            @Nullable MeterFigure figure,
            @DefaultValue("false") boolean each) {}

    /**
     *
     * /**
     * Garbage collections that stop the JVM for long. What collectors do beside the application is no pause.
     *
     * @param enabled Whether long pauses are captured.
     * @param threshold Pauses of at least this length are captured.
     */
    public record GcPause(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("500ms") Duration threshold) {
        static final GcPause DEFAULT = new GcPause(true, Duration.ofMillis(500));
    }

    /**
     * A heap that collections leave nearly full: its old generation where there is one.
     *
     * @param enabled Whether a heap is captured that is nearly full.
     * @param ratio Share that a collection leaves in use from which on it is captured: 0.9 for 90 %.
     */
    public record Heap(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("0.9") double ratio) {
        static final Heap DEFAULT = new Heap(true, 0.9);
    }

    /**
     * Requests and other tasks that fail for want of memory.
     *
     * @param enabled Whether they are captured, for which 2MB of the heap are kept.
     */
    public record OutOfMemory(@DefaultValue("true") boolean enabled) {
        static final OutOfMemory DEFAULT = new OutOfMemory(true);
    }

    /**
     * Threads that end with an exception that nobody caught.
     *
     * @param enabled Whether they are captured, for which the JVM's default handler is joined and 2MB of the heap are kept.
     */
    public record Uncaught(@DefaultValue("false") boolean enabled) {
        static final Uncaught DEFAULT = new Uncaught(false);
    }

    /**
     * Snapshots of usual times, to compare with.
     *
     * @param enabled Whether there are any.
     * @param every Time from one to the next, to which up to a tenth is added; from 1m to 30d.
     */
    public record Schedule(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("6h") Duration every) {
        static final Schedule DEFAULT = new Schedule(false, Duration.ofHours(6));
    }

    /**
     * A start that took too long.
     *
     * @param enabled Whether a slow start is captured.
     * @param threshold Starts that take at least this long are captured, from when the recorder begins to record; 0s for all.
     */
    public record Startup(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("30s") Duration threshold) {
        static final Startup DEFAULT = new Startup(false, Duration.ofSeconds(30));
    }

    /**
     * The end of the application.
     *
     * @param enabled Whether it is captured, for which the end waits five seconds at most.
     */
    public record Shutdown(@DefaultValue("false") boolean enabled) {
        static final Shutdown DEFAULT = new Shutdown(false);
    }

    /**
     * A threshold for some requests.
     *
     * @param route Which requests, written as in @RequestMapping: /checkout/** or GET /reports/{id}.
     * @param threshold Threshold of these requests; the general one unless set.
     * @param enabled Whether these requests are looked at.
     */
    public record Route(
            @Nullable String route,
            @Nullable Duration threshold,
            @DefaultValue("true") boolean enabled) {}

    /**
     * A trigger that code calls by name.
     *
     * @param enabled Whether calls of this trigger can capture.
     * @param cooldown How long the trigger rests after a snapshot; dashcam.limits.cooldown unless set.
     */
    public record Named(
            @DefaultValue("true") boolean enabled, @Nullable Duration cooldown) {}
}
