/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.jvm.WhenShared;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties {@code dashcam.*}. A key in a file that is not here is a mistake.
 *
 * @param enabled Whether there is a recorder. When false, an injected one does nothing and everything else is left out.
 * @param onError What a mistake in these properties, or in a bean that joins in, does.
 * @param service Name of the service, which is in every snapshot and names the spool's folder; spring.application.name unless
 *     set.
 * @param memory Everything outside the heap; add this to the pod's limit. 64MB or, if that is less, a tenth of the container's
 *     limit unless set.
 * @param window How far back a snapshot reaches at most, from 1s to 1h.
 * @param sourceUrl Where a line of code can be looked at, such as
 *     https://github.com/acme/shop/blob/{commit}/src/main/java/{path}#L{line}. Of several the first counts that is for a class;
 *     com.acme.billing=https://... is for that package, others for those of the application.
 * @param jvm The JVM's own events: locks, sockets, files, collections.
 * @param triggers What asks for snapshots.
 * @param limits How many snapshots there may be.
 * @param spool Where snapshots are.
 * @param web What requests are to the triggers.
 * @param observations What is kept of Micrometer's observations.
 * @param test What holds in Spring's test contexts.
 */
@ConfigurationProperties(prefix = "dashcam", ignoreUnknownFields = false)
public record DashcamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("fail") OnError onError,
        @Nullable String service,
        @Nullable DataSize memory,
        @DefaultValue("30s") Duration window,
        @DefaultValue List<String> sourceUrl,
        Jvm jvm,
        Triggers triggers,
        Limits limits,
        Spool spool,
        Web web,
        Observations observations,
        Test test) {

    /** Groups in which nothing is set are null here: to have Spring convert all their defaults would take 25 ms of a start. */
    @SuppressWarnings("ConstantValue")
    public DashcamProperties {
        jvm = jvm == null ? Jvm.DEFAULT : jvm;
        triggers = triggers == null ? Triggers.DEFAULT : triggers;
        limits = limits == null ? Limits.DEFAULT : limits;
        spool = spool == null ? Spool.DEFAULT : spool;
        web = web == null ? Web.DEFAULT : web;
        observations = observations == null ? Observations.DEFAULT : observations;
        test = test == null ? Test.DEFAULT : test;
    }

    /** Of one component: Spring asks for it, and what the JDK puts together for all of a record would take 10 ms of a start. */
    @Override
    public int hashCode() {
        return window.hashCode();
    }

    /** What a mistake does that is the same on every machine. */
    public enum OnError {
        /** The application does not start; the report says what to change. */
        FAIL,
        /** The application starts without a recorder; one line says what to change. */
        DISABLE
    }

    /**
     * The JVM's own events: locks, sockets, files, collections.
     *
     * @param enabled Whether they are recorded too, by the JVM's Flight Recorder, in 24MB of dashcam.memory.
     * @param maxSize Most bytes that its files may have; its buffers take 12MB more.
     * @param minFree Room that must be left where its files are; with less it stops until there is more, since a JVM that
     *     cannot write them ends itself.
     * @param whenShared Whose thresholds hold while somebody else records the JVM's events too.
     */
    public record Jvm(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("12MB") DataSize maxSize,
            @DefaultValue("8MB") DataSize minFree,
            @DefaultValue("respect") WhenShared whenShared) {
        static final Jvm DEFAULT =
                new Jvm(false, DataSize.ofMegabytes(12), DataSize.ofMegabytes(8), WhenShared.RESPECT);
    }

    /**
     * What asks for snapshots.
     *
     * @param latency Requests that took too long.
     * @param stuck Requests that have not ended.
     * @param errorRate Requests of one route that fail too often.
     * @param deadlock Threads that wait for each other's locks.
     * @param named Triggers that code calls by name, with recorder.trigger(name).
     */
    public record Triggers(
            Latency latency,
            Stuck stuck,
            ErrorRate errorRate,
            Deadlock deadlock,
            @DefaultValue Map<String, Named> named) {
        static final Triggers DEFAULT =
                new Triggers(Latency.DEFAULT, Stuck.DEFAULT, ErrorRate.DEFAULT, Deadlock.DEFAULT, Map.of());

        /** As above. */
        @SuppressWarnings("ConstantValue")
        public Triggers {
            latency = latency == null ? Latency.DEFAULT : latency;
            stuck = stuck == null ? Stuck.DEFAULT : stuck;
            errorRate = errorRate == null ? ErrorRate.DEFAULT : errorRate;
            deadlock = deadlock == null ? Deadlock.DEFAULT : deadlock;
        }
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

    /**
     * How many snapshots there may be.
     *
     * @param cooldown How long a trigger rests for a route after a snapshot of it.
     * @param perHour Most snapshots in any hour, manual ones aside.
     * @param perDay Most snapshots in any 24 hours, manual ones aside.
     * @param perProblem Most snapshots in any 24 hours of one trigger for one route.
     * @param manualPerHour Most manual snapshots in any hour.
     * @param warmUp How long nothing but manual snapshots is taken once the application is ready.
     * @param minimumHistory How far the recording must reach back before anything is captured.
     * @param tail How long recording goes on after a trigger before the snapshot is cut.
     */
    public record Limits(
            @DefaultValue("60s") Duration cooldown,
            @DefaultValue("10") int perHour,
            @DefaultValue("30") int perDay,
            @DefaultValue("3") int perProblem,
            @DefaultValue("6") int manualPerHour,
            @DefaultValue("20s") Duration warmUp,
            @DefaultValue("2s") Duration minimumHistory,
            @DefaultValue("1s") Duration tail) {
        static final Limits DEFAULT = new Limits(
                Duration.ofSeconds(60),
                10,
                30,
                3,
                6,
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
    }

    /**
     * Where snapshots are: every one is here first and stays until room is needed.
     *
     * @param directory Folder for the snapshots, of its own and on a local disk; dashcam/SERVICE in the temporary folder unless
     *     set.
     * @param maxSize Most bytes that all snapshots may have together.
     * @param maxFiles Most snapshots.
     * @param maxAge How long a snapshot stays at most.
     */
    public record Spool(
            @Nullable String directory,
            @DefaultValue("512MB") DataSize maxSize,
            @DefaultValue("32") int maxFiles,
            @DefaultValue("7d") Duration maxAge) {
        static final Spool DEFAULT = new Spool(null, DataSize.ofMegabytes(512), 32, Duration.ofDays(7));
    }

    /**
     * What requests are to the triggers.
     *
     * @param deferredResults What handlers are that return a DeferredResult.
     */
    public record Web(@DefaultValue("stream") DeferredResults deferredResults) {
        static final Web DEFAULT = new Web(DeferredResults.STREAM);
    }

    /** What handlers are that return a {@code DeferredResult}. */
    public enum DeferredResults {
        /** They answer when something happens, as for clients that poll long: no latency or stuck trigger looks at them. */
        STREAM,
        /** They answer when other threads have done the work that somebody waits for. */
        REQUEST
    }

    /**
     * What is kept of Micrometer's observations.
     *
     * @param enabled Whether observations are recorded as regions and tasks.
     * @param keys Keys that become attributes of the request or other task that they belong to. Those of low cardinality do anyway
     *     where an observation is a task of its own.
     */
    public record Observations(
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<String> keys) {
        static final Observations DEFAULT = new Observations(true, List.of());
    }

    /**
     * What holds in Spring's test contexts.
     *
     * @param enabled Whether there is a recorder in test contexts too.
     */
    public record Test(@DefaultValue("false") boolean enabled) {
        static final Test DEFAULT = new Test(false);
    }
}
