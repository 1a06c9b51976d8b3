/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.source.SourceLinks;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recorder finds out of the program, and says in its snapshots and its status. */
final class ProgramSourcesTest {
    private static final String FULL = "1f2e3d4c5b6a79880716253443526170ffeeddcc";
    private static final String URL = "https://git.acme/{commit}/{path}#L{line}";

    @TempDir
    private Path classes;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void startFromTheFolder() throws MalformedURLException {
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, before));
    }

    @AfterEach
    void goBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "git.properties | git.commit.id=" + FULL,
                "git.properties | git.commit.id.full=" + FULL,
                "git.properties | git.commit.id.full=" + FULL + "\\ngit.commit.id=1f2e3d4",
                "META-INF/build-info.properties | build.commit=" + FULL,
                "META-INF/build-info.properties | build.git.commit.id=" + FULL,
            })
    void commit_isThatOfTheBuild(String file, String content) throws IOException {
        write(file, content.replace("\\n", "\n"));

        Map<String, String> configuration = configuration();

        assertThat(configuration).containsEntry("source.commit", FULL).containsEntry("dashcam.source-url", URL);
        assertThat(SourceLinks.of(configuration).of(new StackTraceElement("com.acme.Shop", "run", null, 5)))
                .isEqualTo("https://git.acme/" + FULL + "/com/acme/Shop.java#L5");
    }

    @ParameterizedTest
    @CsvSource({
        "git.commit.id=${git.commit.id}",
        "git.commit.id=",
        "git.commit.id=main",
        "git.branch=main",
        "git.commit.id=\\u12",
    })
    void fileWithoutACommit_saysInTheStatusWhyThereAreNoLinks(String content) throws IOException {
        write("git.properties", content);
        try (FlightRecorder recorder = recorder()) {
            assertThat(recorder.status().notes())
                    .anyMatch(note -> note.startsWith("Lines of code are not linked: the commit is not known; "));
        }
        assertThat(configuration()).doesNotContainKey("source.commit").containsEntry("dashcam.source-url", URL);
    }

    @Test
    void buildWithACommit_leavesNothingToSay() throws IOException {
        write("git.properties", "git.commit.id.full=" + FULL);
        try (FlightRecorder recorder = recorder()) {
            assertThat(recorder.status().notes()).noneMatch(note -> note.contains("linked"));
        }
    }

    private void write(String file, String content) throws IOException {
        Path path = classes.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static FlightRecorder recorder() {
        return FlightRecorder.builder()
                .memory(4 << 20)
                .sourceUrl(URL)
                .sourcePackages(List.of("com.acme"))
                .start();
    }

    private Map<String, String> configuration() throws IOException {
        Path file = classes.resolve("snapshot.dcam");
        try (FlightRecorder recorder = recorder()) {
            recorder.writeTo(file);
        }
        try (RecordingFile recording = RecordingFile.open(file)) {
            return Objects.requireNonNull(recording.manifest()).configuration();
        } finally {
            Files.delete(file);
        }
    }
}
