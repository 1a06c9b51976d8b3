/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A recorder of real threads, the JVM's events with it, and what is explained of what they did. */
final class RealScene implements Closeable {
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    final FlightRecorder recorder;

    RealScene() throws InterruptedException {
        this(Duration.ofMinutes(1));
    }

    RealScene(Duration window) throws InterruptedException {
        recorder = FlightRecorder.builder()
                .window(window)
                .jvm(JvmSettings.defaults())
                .sourceUrl("dev.dashcam=https://git.acme/blob/main/src/test/java/{path}#L{line}")
                .start();
        long began = System.nanoTime();
        while (recorder.status().jvm().state() != JvmStatus.State.RECORDING) {
            if (System.nanoTime() - began > MAX_WAIT_NANOS) {
                throw new IllegalStateException("The JVM's events are not recorded: "
                        + recorder.status().jvm());
            }
            Thread.sleep(5);
        }
    }

    /** Explains a task. */
    Findings examine(long taskId) throws IOException {
        return examine(ExplainOptions.task(taskId));
    }

    /** Explains what an operator would get who asked for a snapshot. */
    Findings examine() throws IOException {
        return examine(ExplainOptions.cause());
    }

    private Findings examine(ExplainOptions options) throws IOException {
        Path file = Files.createTempFile("scene", ".dcam");
        try {
            recorder.writeTo(file);
            return new Explanations().examine(RecordedIncident.of(file), options);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        recorder.close();
    }
}
