/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.Verifier;
import dev.dashcam.snapshot.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that has no heap left, and stays so. */
final class OutOfMemoryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC"})
    void fullHeap_isCapturedAndTheFileIsWhole(String collector) throws Exception {
        Path output = folder.resolve("output.txt");
        Path spool = Files.createDirectory(folder.resolve("spool"));
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx48m",
                        collector,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunsOutOfMemory.class.getName(),
                        spool.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean hasEnded = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(hasEnded).as(Files.readString(output)).isTrue();

        List<Path> snapshots = snapshots(spool);
        assertThat(snapshots).as(Files.readString(output)).hasSize(1);
        assertThat(Verifier.verify(snapshots.get(0))).isEmpty();
        try (RecordingFile file = RecordingFile.open(snapshots.get(0))) {
            Manifest manifest = file.manifest();
            assertThat(manifest).isNotNull();
            assertThat(manifest.causes()).extracting(Cause::saw).containsExactly("POST /import ran out of memory");
        }
    }

    private static List<Path> snapshots(Path spool) throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            return files.filter(file -> file.toString().endsWith(".dcam")).toList();
        }
    }
}
