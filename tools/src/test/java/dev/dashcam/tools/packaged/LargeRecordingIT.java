/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.LargeRecording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording of 100 MB in a heap of 128 MB. */
final class LargeRecordingIT {
    private static final long BYTES = 100L << 20;
    private static final List<String> SMALL_HEAP = List.of("-Xmx128m");

    @TempDir
    private static Path samples;

    private static String recording = "";

    @TempDir
    private Path temporary;

    @BeforeAll
    static void writeRecording() throws IOException, InterruptedException {
        recording = LargeRecording.write(samples.resolve("large.dcam"), BYTES).toString();
    }

    @AfterAll
    static void isLargeEnough() throws IOException {
        assertThat(Files.size(Path.of(recording))).isGreaterThanOrEqualTo(BYTES);
    }

    static Stream<Path> javas() {
        return ChildCommand.javas();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void explain_inASmallHeap_explainsAndLeavesNoFile(Path java) throws IOException, InterruptedException {
        ChildCommand run = ChildCommand.run(explain(java), new byte[0]);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("GET /slow took ");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc for the mapped file")
    void explain_killed_leavesNoFile() throws IOException, InterruptedException {
        Path java = ChildCommand.javas().findFirst().orElseThrow();
        Process process = explain(java)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (!mapsColumns(process)) {
                assertThat(process.isAlive()).as("still decoding").isTrue();
                assertThat(System.nanoTime()).as("mapped in time").isLessThan(deadline);
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as("killed in the middle of it").isEqualTo(137);
        assertThat(temporary).isEmptyDirectory();
    }

    private ProcessBuilder explain(Path java) {
        ProcessBuilder builder =
                new ProcessBuilder(ChildCommand.ofJar(java, SMALL_HEAP, "explain", recording, "--slowest"));
        builder.environment().put("TMPDIR", temporary.toString());
        return builder;
    }

    /** The command itself or, where it had to be started again with an option, the JVM it started. */
    private static boolean mapsColumns(Process process) throws IOException {
        List<ProcessHandle> handles = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        for (ProcessHandle handle : handles) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + handle.pid() + "/maps"))) {
                if (lines.anyMatch(line -> line.contains("dashcam-columns-"))) {
                    return true;
                }
            } catch (NoSuchFileException | UncheckedIOException ended) {
                // The loop that asks looks whether that is all right.
            }
        }
        return false;
    }
}
