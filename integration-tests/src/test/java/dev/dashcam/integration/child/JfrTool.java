/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@code jfr} command of a JDK. */
record JfrTool(Jdk jdk) {
    /** What it prints of a recording; fails the test unless it does so without complaint. */
    List<String> run(String command, Path recording) throws IOException, InterruptedException {
        Path out = Files.createTempFile(recording.getParent(), "out", ".txt");
        Path err = Files.createTempFile(recording.getParent(), "err", ".txt");
        int exitCode = new ProcessBuilder(jdk.home().resolve("bin/jfr").toString(), command, recording.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as("jfr %s of %s", command, jdk).isZero();
        assertThat(err).isEmptyFile();
        return Files.readAllLines(out);
    }
}
