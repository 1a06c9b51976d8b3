/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.capture.Generations;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.TriggerEngine;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The recorder's own thread and its duty cycle: cuts generations, takes back dead threads' slots, logs, and ticks triggers from when
 * there is an engine. Makes its own thread, since a factory of its own would be another class at the start.
 */
final class RecorderAgent implements Agent, ThreadFactory {
    private static final String NAME = "dashcam-agent";
    private static final long ENGINE_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Nothing fires before the service is ready, and to look at thousands of places for tasks takes the interpreter long. */
    private static final long STARTING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final RecorderClock clock;
    private final Ring ring;
    private final EventRecorder recorder;
    private final Generations generations;
    private final RecorderLog log;
    private final OverflowedNames overflowedNames;
    private volatile @Nullable TriggerEngine engine;
    private volatile boolean isReady;
    private long engineTickNanos;
    private long housekeepingNanos;

    RecorderAgent(
            RecorderClock clock,
            Ring ring,
            EventRecorder recorder,
            Generations generations,
            RecorderLog log,
            Losses losses) {
        this.clock = clock;
        this.ring = ring;
        this.recorder = recorder;
        this.generations = generations;
        this.log = log;
        this.overflowedNames = new OverflowedNames(EventName.overflows(), losses);
        long nowNanos = clock.nanoTime();
        this.engineTickNanos = nowNanos;
        this.housekeepingNanos = nowNanos;
    }

    /** From now on this engine is ticked, if there is one. Any thread. */
    void decides(@Nullable TriggerEngine made) {
        engine = made;
    }

    /** The service is ready: from now on there is more to do. Any thread. */
    void ready() {
        isReady = true;
    }

    /** Whether the service is ready. */
    boolean isReady() {
        return isReady;
    }

    @Override
    public Thread newThread(Runnable work) {
        return DaemonThread.of(NAME, work);
    }

    @Override
    public int doWork() {
        long nowNanos = clock.nanoTime();
        generations.tick(nowNanos, ring.bytesHandedOut());
        overflowedNames.count(EventName.overflows(), nowNanos);
        boolean isReadyNow = isReady;
        if (nowNanos - housekeepingNanos >= (isReadyNow ? HOUSEKEEPING_NANOS : STARTING_NANOS)) {
            housekeepingNanos = nowNanos;
            recorder.retireDeadThreads();
        }
        TriggerEngine present = engine;
        if (present != null && nowNanos - engineTickNanos >= (isReadyNow ? ENGINE_TICK_NANOS : STARTING_NANOS)) {
            engineTickNanos = nowNanos;
            present.tick();
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
        return NAME;
    }
}
