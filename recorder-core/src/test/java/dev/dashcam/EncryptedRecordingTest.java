/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.encryption.DecryptedInput;
import dev.dashcam.encryption.Identity;
import dev.dashcam.encryption.Recipient;
import dev.dashcam.explain.Explanation;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.read.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder with recipients writes nothing that others can read, not even for a while. */
final class EncryptedRecordingTest {
    /** Nobody's: 32 times the same byte. */
    private static final String PRIVATE_KEY =
            "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

    private static final String PUBLIC_KEY = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    private static final int LOGS = 20_000;

    @TempDir
    private Path folder;

    private final List<String> seenWhileExplaining = new ArrayList<>();

    @Test
    void snapshot_isEncryptedFromItsFirstByteAndExplainedAllTheSame() throws IOException {
        Path file = folder.resolve("snapshot.dcam");
        try (FlightRecorder recorder = recorder(file)) {
            for (int i = 0; i < LOGS; i++) {
                recorder.log("visible " + i * 7919L);
            }
            recorder.writeTo(file);
        }

        assertThat(seenWhileExplaining).singleElement().asString().startsWith(LOGS + " logs, ");
        assertThat(seenWhileExplaining.get(0)).endsWith(", plain entries: none");
        Path plain = decrypted(file);
        assertThat(Verifier.verify(plain)).isEmpty();
        assertThat(logs(TraceReader.open(plain))).isEqualTo(LOGS);
        assertThat(new String(Files.readAllBytes(plain), ISO_8859_1)).contains("manifest.json", PUBLIC_KEY);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, plain);
        }
    }

    @Test
    void stream_isEncrypted() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (FlightRecorder recorder = recorder(folder)) {
            recorder.writeTo(stream);
        }

        assertThat(DecryptedInput.isEncrypted(stream.toByteArray())).isTrue();
        assertThat(entries(stream.toByteArray())).isEqualTo("none");
    }

    @Test
    void trace_isEncrypted() throws IOException {
        Path file = folder.resolve("trace.dcam");
        try (FlightRecorder recorder = recorder(folder)) {
            try (TraceRecording trace = recorder.startTrace(file)) {
                assertThat(trace.isRunning()).isTrue();
                recorder.log("visible");
            }
        }

        assertThat(entries(Files.readAllBytes(file))).isEqualTo("none");
        Path plain = decrypted(file);
        assertThat(Verifier.verify(plain)).isEmpty();
        assertThat(logs(TraceReader.open(plain))).isEqualTo(1);
    }

    private FlightRecorder recorder(Path file) {
        return FlightRecorder.builder()
                .memory(8 << 20)
                .encryption(new Recipient(PUBLIC_KEY))
                .explainer(incident -> {
                    int logs = logs(incident.events());
                    assertThat(logs(incident.events())).isEqualTo(logs);
                    byte[] bytes = Files.readAllBytes(file);
                    seenWhileExplaining.add(logs + " logs, " + (bytes.length > 0 ? "bytes" : "nothing") + " so far"
                            + ", plain entries: " + entries(bytes));
                    return new Explanation("explained", null, "explained");
                })
                .start();
    }

    private static int logs(EventStream events) throws IOException {
        int logs = 0;
        try (events) {
            for (TraceEvent event = events.next(); event != null; event = events.next()) {
                logs += event.kind() == EventKind.LOG ? 1 : 0;
            }
        }
        return logs;
    }

    private static String entries(byte[] bytes) {
        String content = new String(bytes, ISO_8859_1);
        return Stream.of("generations/", "threads.json", "tasks.json", "manifest.json", "visible")
                .filter(content::contains)
                .findAny()
                .orElse("none");
    }

    private Path decrypted(Path file) throws IOException {
        Path plain = folder.resolve("plain.dcam");
        try (DecryptedInput in = new DecryptedInput(Files.newInputStream(file), List.of(Identity.parse(PRIVATE_KEY)))) {
            Files.copy(in, plain);
        }
        return plain;
    }
}
