/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Recorders that record the JVM's own events too, and what is in their snapshots. */
final class JvmRecorders {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private JvmRecorders() {}

    static FlightRecorder start(JvmSettings settings) {
        return FlightRecorder.builder()
                .service("jvm-events")
                .window(Duration.ofSeconds(10))
                .memory(64 << 20)
                .jvm(settings)
                .start();
    }

    /** Waits until the JVM's events are in this state. */
    static JvmStatus await(FlightRecorder recorder, JvmStatus.State state) throws InterruptedException {
        return await(recorder, status -> status.state() == state, state);
    }

    static JvmStatus await(FlightRecorder recorder, Predicate<JvmStatus> condition, Object what)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.test(recorder.status().jvm())) {
            Claim.that(
                    System.nanoTime() < deadline,
                    what + ": " + recorder.status().jvm());
            Thread.sleep(5);
        }
        return recorder.status().jvm();
    }

    /** The recorder's own folder with the JVM's files, once there is one. */
    static Path folder(FlightRecorder recorder) throws InterruptedException {
        JvmStatus status = await(recorder, JvmStatus.State.RECORDING);
        return Path.of(String.valueOf(status.folder())).getParent();
    }

    /** What is in a folder now. */
    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (UncheckedIOException removedMeanwhile) {
            return 0;
        }
    }

    /** Takes the JVM's part out of a snapshot. */
    static Path jvmPart(Path snapshot) throws Exception {
        Path part = Path.of(snapshot + ".jfr");
        try (ZipFile zip = new ZipFile(snapshot.toFile())) {
            ZipEntry entry = zip.getEntry("jvm/recording.jfr");
            Claim.that(
                    entry != null,
                    "the snapshot has a part of the JVM's: " + zip.stream().toList());
            Files.copy(zip.getInputStream(entry), part, StandardCopyOption.REPLACE_EXISTING);
        }
        return part;
    }
}
