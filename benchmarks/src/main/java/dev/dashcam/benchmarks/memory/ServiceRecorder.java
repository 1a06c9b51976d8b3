/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.explain.Explainer;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.sinks.spool.SpoolFactory;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A recorder with all its parts and the defaults of a service, of which snapshots can be ordered one after another. */
final class ServiceRecorder {
    private static final int MOST = 1_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private ServiceRecorder() {}

    /**
     * Starts one.
     *
     * @param explainer null for the one that a service has
     */
    static FlightRecorder start(Path spool, boolean withJvm, @Nullable Explainer explainer)
            throws InterruptedException {
        FlightRecorderBuilder builder = FlightRecorder.builder()
                .service("memory")
                .trigger(Triggers.latency(Duration.ofMillis(500)))
                .trigger(Triggers.stuck(Duration.ofSeconds(10)))
                .trigger(Triggers.errorRate(0.1))
                .trigger(Triggers.deadlock())
                .trigger(Triggers.gcPause(Duration.ofMillis(500)))
                .trigger(Triggers.heap(0.9))
                .trigger(Triggers.outOfMemory())
                .engine(Triggers.engine(
                        TriggerSettings.builder().manualPerHour(MOST).build()))
                .store(new SpoolFactory(
                        SpoolSettings.builder().directory(spool).maxFiles(2).build()));
        if (explainer != null) {
            builder.explainer(explainer);
        }
        if (!withJvm) {
            return builder.start();
        }
        FlightRecorder recorder = builder.jvm(JvmSettings.defaults()).start();
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        while (recorder.status().jvm().state() != JvmStatus.State.RECORDING) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException("The JVM's events are not recorded: "
                        + recorder.status().jvm());
            }
            Thread.sleep(5);
        }
        return recorder;
    }
}
