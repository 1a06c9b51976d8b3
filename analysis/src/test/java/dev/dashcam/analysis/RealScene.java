/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.explain.Incident;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.RecordingPasses;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A recorder of real threads, the JVM's events with it, and what is explained of what they did. */
final class RealScene implements Closeable {
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    final FlightRecorder recorder = FlightRecorder.builder()
            .window(Duration.ofMinutes(1))
            .jvm(JvmSettings.defaults())
            .sourceUrl("dev.dashcam=https://git.acme/blob/main/src/test/java/{path}#L{line}")
            .start();

    RealScene() throws InterruptedException {
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
        Path file = Files.createTempFile("scene", ".dcam");
        try {
            recorder.writeTo(file);
            return new Explanations().examine(new Written(file), ExplainOptions.task(taskId));
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        recorder.close();
    }

    private record Written(Manifest manifest, RecordingPasses passes) implements Incident {
        private static final long MAX_JVM_BYTES = 6 << 20;

        Written(Path file) throws IOException {
            this(manifest(file), new RecordingPasses(file, MAX_JVM_BYTES));
        }

        private static Manifest manifest(Path file) throws IOException {
            try (RecordingFile recording = RecordingFile.open(file)) {
                return Objects.requireNonNull(recording.manifest());
            }
        }

        @Override
        public String fileName() {
            return "scene.dcam";
        }

        @Override
        public EventStream events() throws IOException {
            return passes.events();
        }
    }
}
