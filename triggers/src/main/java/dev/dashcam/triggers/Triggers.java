/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers;

import dev.dashcam.trigger.TriggerEngineFactory;
import dev.dashcam.triggers.deadlock.DeadlockTrigger;
import dev.dashcam.triggers.engine.EngineFactory;
import dev.dashcam.triggers.engine.TriggerSettings;
import dev.dashcam.triggers.errorrate.ErrorRateTrigger;
import dev.dashcam.triggers.latency.LatencyTrigger;
import dev.dashcam.triggers.named.NamedTrigger;
import dev.dashcam.triggers.stuck.StuckTrigger;
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

    /** Fires when threads wait for each other's locks. */
    public static DeadlockTrigger deadlock() {
        return DeadlockTrigger.create();
    }

    /**
     * Fires when code calls {@code recorder.trigger(name)}.
     *
     * @param name not blank
     */
    public static NamedTrigger named(String name) {
        return NamedTrigger.of(name);
    }

    /** The engine with settings of your own, for the recorder's builder. */
    public static TriggerEngineFactory engine(TriggerSettings settings) {
        return new EngineFactory(settings);
    }
}
