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

    private final RecorderClock clock;
    private final Ring ring;
    private final EventRecorder recorder;
    private final Generations generations;
    private final @Nullable TriggerEngine engine;
    private final RecorderLog log;
    private final OverflowedNames overflowedNames;
    private long nextEngineTickNanos;
    private long nextHousekeepingNanos;

    RecorderAgent(
            RecorderClock clock,
            Ring ring,
            EventRecorder recorder,
            Generations generations,
            @Nullable TriggerEngine engine,
            RecorderLog log,
            Losses losses) {
        this.clock = clock;
        this.ring = ring;
        this.recorder = recorder;
        this.generations = generations;
        this.engine = engine;
        this.log = log;
        this.overflowedNames = new OverflowedNames(EventName::overflows, losses);
        long nowNanos = clock.nanoTime();
        this.nextEngineTickNanos = nowNanos + ENGINE_TICK_NANOS;
        this.nextHousekeepingNanos = nowNanos + HOUSEKEEPING_NANOS;
    }

    @Override
    public int doWork() {
        long nowNanos = clock.nanoTime();
        generations.tick(nowNanos, ring.bytesHandedOut());
        overflowedNames.count(nowNanos);
        if (nowNanos - nextHousekeepingNanos >= 0) {
            nextHousekeepingNanos = nowNanos + HOUSEKEEPING_NANOS;
            recorder.retireDeadThreads();
        }
        if (engine != null && nowNanos - nextEngineTickNanos >= 0) {
            nextEngineTickNanos = nowNanos + ENGINE_TICK_NANOS;
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
