/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngineFactory;
import dev.dashcam.triggers.allof.AllOfTrigger;
import dev.dashcam.triggers.deadlock.DeadlockTrigger;
import dev.dashcam.triggers.engine.EngineFactory;
import dev.dashcam.triggers.engine.TriggerSettings;
import dev.dashcam.triggers.errorcount.ErrorCountTrigger;
import dev.dashcam.triggers.errorrate.ErrorRateTrigger;
import dev.dashcam.triggers.exception.ExceptionTrigger;
import dev.dashcam.triggers.failure.OutOfMemoryTrigger;
import dev.dashcam.triggers.failure.UncaughtTrigger;
import dev.dashcam.triggers.gcpause.GcPauseTrigger;
import dev.dashcam.triggers.heap.HeapTrigger;
import dev.dashcam.triggers.latency.LatencyTrigger;
import dev.dashcam.triggers.log.LogTrigger;
import dev.dashcam.triggers.metric.MetricTrigger;
import dev.dashcam.triggers.moment.ScheduleTrigger;
import dev.dashcam.triggers.moment.ShutdownTrigger;
import dev.dashcam.triggers.moment.StartupTrigger;
import dev.dashcam.triggers.named.NamedTrigger;
import dev.dashcam.triggers.percentile.PercentileTrigger;
import dev.dashcam.triggers.serverbusy.ServerBusyTrigger;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import dev.dashcam.triggers.stuck.StuckTrigger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Where triggers come from.
 *
 * <pre>{@code
 * FlightRecorder.builder()
 *         .trigger(Triggers.latency(Duration.ofMillis(300)).route("GET /reports/{id}", Duration.ofSeconds(10)))
 *         .trigger(Triggers.named("slow-checkout").cooldown(Duration.ofMinutes(5)))
 *         .engine(Triggers.engine(TriggerSettings.builder().perHour(4).build()))
 *         .start();
 * }</pre>
 */
public final class Triggers {
    private Triggers() {}

    /**
     * Fires when a request or message took at least this long.
     *
     * @param threshold more than 0, at most a day
     */
    public static LatencyTrigger latency(Duration threshold) {
        return LatencyTrigger.of(threshold);
    }

    /**
     * Fires when a request or message is still running after this long.
     *
     * @param threshold a millisecond to a day
     */
    public static StuckTrigger stuck(Duration threshold) {
        return StuckTrigger.of(threshold);
    }

    /**
     * Fires when this share of a route's requests and messages of the last minute failed, of 20 at least.
     *
     * @param ratio more than 0, at most 1: {@code 0.1} for 10 %
     */
    public static ErrorRateTrigger errorRate(double ratio) {
        return ErrorRateTrigger.of(ratio);
    }

    /**
     * Fires when so many requests and messages of a route failed in the last minute, however many did not.
     *
     * @param count 1 to 1,000,000
     */
    public static ErrorCountTrigger errorCount(int count) {
        return ErrorCountTrigger.of(count);
    }

    /**
     * Fires when more than one in a hundred of a route's requests and messages of the last minute took at least this long.
     *
     * @param threshold more than 0, at most a day
     */
    public static PercentileTrigger latencyPercentile(Duration threshold) {
        return PercentileTrigger.of(threshold);
    }

    /**
     * Fires when a request or message fails with an exception of such a type at a place where none has before.
     *
     * @param name under which it is found in log lines, not blank
     * @param type a regular expression that is to match the whole name of the class, such as {@code com\.acme\..*}
     */
    public static ExceptionTrigger exception(String name, String type) {
        return ExceptionTrigger.of(name, type);
    }

    /** Fires when threads wait for each other's locks. */
    public static DeadlockTrigger deadlock() {
        return DeadlockTrigger.create();
    }

    /**
     * Fires when no thread of the server has been free for some seconds, although no request inside needs to be slow.
     *
     * @param threads the server's pool
     */
    public static ServerBusyTrigger serverBusy(ServerThreads threads) {
        return ServerBusyTrigger.of(threads);
    }

    /**
     * Fires when what a meter of Micrometer's shows has been above or below a threshold for some time.
     *
     * @param name under which it is found in log lines, not blank
     * @param meter the meter's name, such as {@code hikaricp.connections.pending}
     * @param registry where the meter is, or will be
     */
    public static MetricTrigger metric(String name, String meter, MeterRegistry registry) {
        return MetricTrigger.of(name, meter, registry);
    }

    /**
     * Fires when a garbage collection has stopped the JVM for this long.
     *
     * @param threshold a millisecond to an hour
     */
    public static GcPauseTrigger gcPause(Duration threshold) {
        return GcPauseTrigger.of(threshold);
    }

    /**
     * Fires when a garbage collection has left this share of the heap in use.
     *
     * @param ratio more than 0, at most 1: {@code 0.9} for 90 %
     */
    public static HeapTrigger heap(double ratio) {
        return HeapTrigger.of(ratio);
    }

    /** Fires when a task has failed for want of memory. */
    public static OutOfMemoryTrigger outOfMemory() {
        return OutOfMemoryTrigger.create();
    }

    /** Fires when a thread has ended with an exception that nobody caught, for which it joins the JVM's default handler. */
    public static UncaughtTrigger uncaught() {
        return UncaughtTrigger.create();
    }

    /**
     * Fires again and again, each time up to a tenth later.
     *
     * @param every a minute to 30 days
     */
    public static ScheduleTrigger schedule(Duration every) {
        return ScheduleTrigger.every(every);
    }

    /**
     * Fires when the service is ready and that took at least this long.
     *
     * @param threshold at most a day, 0 for every start
     */
    public static StartupTrigger startup(Duration threshold) {
        return StartupTrigger.of(threshold);
    }

    /** Fires when the recorder is closed or the JVM is shut down. */
    public static ShutdownTrigger shutdown() {
        return ShutdownTrigger.create();
    }

    /**
     * Fires when all of these have asked within this time, such as errors and slow requests together.
     *
     * @param name not blank
     * @param within a second to a day
     * @param parts two or more, which are no triggers of the recorder themselves
     */
    public static AllOfTrigger allOf(String name, Duration within, Trigger... parts) {
        return AllOfTrigger.of(name, within, parts);
    }

    /**
     * Fires when code calls {@code recorder.trigger(name)}.
     *
     * @param name not blank
     */
    public static NamedTrigger named(String name) {
        return NamedTrigger.of(name);
    }

    /**
     * Fires when the application logs a line of level {@code ERROR}, which needs an appender such as that of {@code
     * dashcam-logback}.
     *
     * @param name what users call it, not blank
     */
    public static LogTrigger log(String name) {
        return LogTrigger.of(name);
    }

    /** The engine with settings of your own, for the recorder's builder. */
    public static TriggerEngineFactory engine(TriggerSettings settings) {
        return new EngineFactory(settings);
    }
}
