/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy needs a folder that can be written, with room in it; whoever misses the JVM's events reads which one it was. */
final class StagingTest {
    private static final long MAX_WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    @TempDir
    Path folder;

    private final RecorderClock clock = RecorderClock.system();
    private final JfrRecorder recorder = new JfrRecorder(
            JvmSettings.defaults(), Duration.ofSeconds(10), Places.ofThisMachine(), clock, new RecorderLog());

    @BeforeEach
    void start() throws InterruptedException {
        recorder.start();
        long began = System.nanoTime();
        while (recorder.status().state() == JvmStatus.State.WAITING && System.nanoTime() - began < MAX_WAIT_NANOS) {
            Thread.sleep(5);
        }
        assertThat(recorder.status().state()).isEqualTo(JvmStatus.State.RECORDING);
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    private void copy(Path to) throws IOException {
        long nowNanos = clock.nanoTime();
        recorder.copy(nowNanos - TimeUnit.SECONDS.toNanos(1), nowNanos, to).close();
    }

    @Test
    void folderWithoutRoom_isNamed() {
        Path missing = folder.resolve("missing");

        assertThatIOException()
                .isThrownBy(() -> copy(missing))
                .withMessage(
                        "only 0 MB are free in " + missing + ", where it would be staged: more than 16 MB must be");
    }

    @Test
    void folderThatCannotBeWritten_isNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatIOException()
                .isThrownBy(() -> copy(file))
                .withMessageStartingWith("it cannot be staged in " + file + ": ");
    }

    @Test
    void otherFolder_willDo_andIsEmptyAfterwards() throws IOException {
        copy(folder);

        assertThat(folder).isEmptyDirectory();
    }
}
