/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dashcam.internal.columns.FormatVersion;
import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.snapshot.Cause;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingFileTest {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    private Path folder;

    @Test
    void manifest_thatWasWritten_isRead() throws IOException {
        Manifest manifest = manifest();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        long events;
        try (RecordingWriter writer = new RecordingWriter(file)) {
            GenerationEncoder encoder = new GenerationEncoder(Happening::name);
            Recordings.generation(encoder, 41, new Random(1), 2, 10);
            events = encoder.events();
            writer.generation(encoder);
            writer.entry("explain.txt", "Ünusual \"text\"\n".getBytes(StandardCharsets.UTF_8));
            writer.finish(manifest);
        }
        try (RecordingFile recording = open(file.toByteArray())) {
            Manifest read = recording.manifest();

            assertThat(read).isNotNull();
            assertThat(read.events()).isEqualTo(events);
            assertThat(read.entries())
                    .extracting(Manifest.Entry::name)
                    .containsExactly("generations/000041.dcg", "explain.txt");
            assertThat(read)
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .ignoringFields("events", "entries")
                    .isEqualTo(manifest);
            assertThat(recording.text("explain.txt")).isEqualTo("Ünusual \"text\"\n");
            assertThat(recording.text("threads.json")).isNull();
            assertThat(recording.entries()).hasSize(3);
            assertThat(recording.entries().get(1).bytes()).isEqualTo(16);
        }
    }

    @Test
    void file_thatWasCutOff_hasNoManifestButItsEntries() throws IOException {
        byte[] small = Recordings.small();
        try (RecordingFile recording = open(Arrays.copyOf(small, small.length - 1500))) {
            assertThat(recording.manifest()).isNull();
            assertThat(recording.entries()).isNotEmpty();
        }
    }

    @Test
    void manifest_ofNewerWriter_isReadWithoutWhatIsNew() throws IOException {
        String json = "{\"formatVersion\": 7, \"readableFrom\": 1, \"colour\": {\"deep\": [1, {\"x\": null}]},"
                + "\"id\": \"a\", \"type\": \"trace\", \"service\": \"\", \"host\": \"\", \"jvm\": \"\","
                + "\"processId\": 1, \"anchorNanos\": 1, \"anchorEpochNanos\": 1, \"windowNanos\": 1,"
                + "\"startNanos\": 1, \"completeFromNanos\": 1, \"triggerNanos\": 1, \"endNanos\": 1,"
                + "\"unlistedCauses\": 0, \"events\": 3}";

        assertThat(ManifestReader.read(stream(json)).formatVersion()).isEqualTo(7);
    }

    @Test
    void manifest_thatNeedsNewerTools_saysSo() {
        String json = "{\"readableFrom\": " + (FormatVersion.CURRENT + 1) + "}";

        assertThatExceptionOfType(RecordingFormatException.class)
                .isThrownBy(() -> ManifestReader.read(stream(json)))
                .withMessageContaining("Use a newer Dashcam");
    }

    @Test
    void manifest_thatLacksSomething_saysWhat() {
        assertThatExceptionOfType(RecordingFormatException.class)
                .isThrownBy(() -> ManifestReader.read(stream("{\"formatVersion\": 1}")))
                .withMessage("The manifest lacks \"readableFrom\".");
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private RecordingFile open(byte[] bytes) throws IOException {
        return RecordingFile.open(Files.write(folder.resolve("test.dcam"), bytes));
    }

    private static Manifest manifest() {
        Manifest plain = Manifests.plain();
        return new Manifest(
                plain.formatVersion(),
                plain.readableFrom(),
                "id \"quoted\" \\ \n \u0001 \u2028 \ud83d\ude00",
                "snapshot",
                "shop",
                "shop-1",
                4711,
                "OpenJDK 17",
                -5,
                Long.MAX_VALUE,
                30,
                Long.MIN_VALUE,
                3,
                4,
                5,
                List.of(
                        new Cause("latency", "latency", "GET /", 77, TRACE_ID, 8.12e8, 3e8, "ns", 4),
                        Cause.of("thrown", "exception", "POST /pay", 5).ofProblem("Timeout at Bank.pay"),
                        Cause.of("manual", "manual", "before deploy", 5)),
                3,
                "GET / took long.",
                "no time",
                0,
                Map.of("ring-full", 4L),
                new Manifest.Overlap("7f3k2p", 1, 2),
                new Manifest.JvmEvents("recorded", null, 2, Map.of("jdk.ThreadPark", "1 ms"), List.of("other")),
                List.of(new Manifest.Step("thread dump", 5_000_000, null), new Manifest.Step("JVM", 1, "too late")),
                Map.of("dashcam.window", "30s"),
                List.of());
    }
}
