/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.capture.Generations;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.TriggerEngine;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/** The duty cycle of the recorder's own thread: cuts generations, takes back dead threads' slots, ticks triggers, logs. */
final class RecorderAgent implements Agent {
    private static final long ENGINE_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Nothing fires before the service is ready, and to look at thousands of places for tasks takes the interpreter long. */
    private static final long STARTING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final RecorderClock clock;
    private final Ring ring;
    private final EventRecorder recorder;
    private final Generations generations;
    private final @Nullable TriggerEngine engine;
    private final RecorderLog log;
    private final OverflowedNames overflowedNames;
    private final Readiness readiness;
    private long engineTickNanos;
    private long housekeepingNanos;

    RecorderAgent(
            RecorderClock clock,
            Ring ring,
            EventRecorder recorder,
            Generations generations,
            @Nullable TriggerEngine engine,
            RecorderLog log,
            Losses losses,
            Readiness readiness) {
        this.clock = clock;
        this.ring = ring;
        this.recorder = recorder;
        this.generations = generations;
        this.engine = engine;
        this.log = log;
        this.overflowedNames = new OverflowedNames(EventName::overflows, losses);
        this.readiness = readiness;
        long nowNanos = clock.nanoTime();
        this.engineTickNanos = nowNanos;
        this.housekeepingNanos = nowNanos;
    }

    @Override
    public int doWork() {
        long nowNanos = clock.nanoTime();
        generations.tick(nowNanos, ring.bytesHandedOut());
        overflowedNames.count(nowNanos);
        boolean isReady = readiness.isReady();
        if (nowNanos - housekeepingNanos >= (isReady ? HOUSEKEEPING_NANOS : STARTING_NANOS)) {
            housekeepingNanos = nowNanos;
            recorder.retireDeadThreads();
        }
        if (engine != null && nowNanos - engineTickNanos >= (isReady ? ENGINE_TICK_NANOS : STARTING_NANOS)) {
            engineTickNanos = nowNanos;
            engine.tick();
        }
        log.drain();
        return 0;
    }

    @Override
    public void onClose() {
        log.drain();
    }

    @Override
    public String roleName() {
        return "dashcam-agent";
    }
}
