/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SnapshotStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class TwoProcessesTest {
    private final Spools spools = new Spools();

    @TempDir
    Path temp;

    @AfterEach
    void close() {
        spools.close();
    }

    @Test
    void folderHeldByAnotherProcess_isNotShared() throws Exception {
        try (Child child = new Child(temp)) {
            assertThat(child.location()).isEqualTo(temp.toString());
            assertThat(spools.open(temp).location()).isEqualTo(temp.resolve("2").toString());
            assertThat(spools.lines).singleElement().asString().contains("is in use by another recorder");
        }
    }

    @Test
    void folderOfAKilledProcess_isFree() throws Exception {
        try (Child child = new Child(temp)) {
            assertThat(child.location()).isEqualTo(temp.toString());
            child.kill();
            assertThat(spools.open(temp).location()).isEqualTo(temp.toString());
        }
    }

    @Test
    void ourFolder_staysOursWhenASecondRecorderOfOursComesAndGoes() throws Exception {
        SnapshotStore first = spools.open(temp);
        spools.open(temp).close();
        assertThat(first.location()).isEqualTo(temp.toString());
        try (Child child = new Child(temp)) {
            assertThat(child.location()).isEqualTo(temp.resolve("2").toString());
        }
    }

    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;

        Child(Path folder) throws IOException {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            process = new ProcessBuilder(List.of(
                            java.toString(),
                            "-Xmx32m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FolderHolder.class.getName(),
                            folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        String location() throws IOException {
            return output.readLine();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() throws Exception {
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
