/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.redaction.RedactionRule;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not leave is in no byte of what a recorder writes, whichever way. */
final class RedactedRecordingTest {
    private static final String SECRET = "hunter2";
    private static final String CUSTOMER = "C-12345678";

    @TempDir
    private Path folder;

    @Test
    void snapshot_holdsNothingThatRulesOrPatternsTakeOut() throws Exception {
        Path file = folder.resolve("snapshot.dcam");
        try (FlightRecorder recorder = recorder()) {
            record(recorder);
            try (Task open = recorder.task("open token=" + SECRET)) {
                open.set("user.password", SECRET).set("customer", CUSTOMER);
                recorder.writeTo(file);
            }
        }

        assertNothingPrivate(file);
        assertThat(events(file)).contains("of customer C-########, password=***");
        assertThat(manifest(file).configuration()).containsEntry("dashcam.redaction.rules", "customer, session");
    }

    @Test
    void trace_holdsNothingThatRulesOrPatternsTakeOut() throws Exception {
        Path file = folder.resolve("trace.dcam");
        try (FlightRecorder recorder = recorder()) {
            try (TraceRecording trace = recorder.startTrace(file)) {
                assertThat(trace.isRunning()).isTrue();
                record(recorder);
            }
        }

        assertNothingPrivate(file);
        assertThat(events(file)).contains("of customer C-########, password=***");
    }

    @Test
    void attributes_areHiddenOneByOne() throws Exception {
        Path file = folder.resolve("snapshot.dcam");
        try (FlightRecorder recorder = recorder()) {
            record(recorder);
            recorder.writeTo(file);
        }

        assertThat(attributes(file))
                .containsEntry("user.password", "***")
                .containsEntry("pwd", "***")
                .containsEntry("session.id", "***")
                .containsEntry("text", "customer C-########, token=***")
                .containsEntry("cart.items", 3L)
                .containsEntry("share", 0.5)
                .containsEntry("new", true)
                .containsEntry("plain", "nothing private")
                .hasSize(8);
    }

    @Test
    void ruleThatFails_isSaidInTheManifestAndTheStatus() throws Exception {
        Path file = folder.resolve("snapshot.dcam");
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(4 << 20)
                .redaction(RedactionRule.matching("slow", "(a+)+b\\1"))
                .start()) {
            recorder.log("a".repeat(300));
            recorder.writeTo(file);

            assertThat(recorder.status().notes())
                    .contains("Redaction: one text was removed whole, since the rule slow takes too long;"
                            + " give it a simpler pattern.");
        }

        assertThat(events(file)).contains(RedactionRule.REMOVED).doesNotContain("a".repeat(300));
        assertThat(manifest(file).steps())
                .filteredOn(step -> step.name().equals("redaction"))
                .singleElement()
                .extracting(Manifest.Step::problem)
                .isEqualTo("one text was removed whole, since the rule slow takes too long");
    }

    @Test
    void twoRulesOfOneName_areRefused() {
        FlightRecorderBuilder builder = FlightRecorder.builder().redaction(RedactionRule.attribute("session", "a"));

        assertThatThrownBy(() -> builder.redaction(RedactionRule.attribute("session", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a redaction rule named session was added before");
    }

    private static FlightRecorder recorder() {
        return FlightRecorder.builder()
                .memory(4 << 20)
                .redaction(RedactionRule.matching("customer", "C-\\d{8}", "C-########"))
                .redaction(RedactionRule.attribute("session", "session.id"))
                .start();
    }

    private static void record(FlightRecorder recorder) throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    try (Task task = recorder.task("buy " + CUSTOMER + " password=" + SECRET)) {
                        task.set("user.password", SECRET)
                                .set("pwd", 4711)
                                .set("session.id", SECRET)
                                .set("text", "customer " + CUSTOMER + ", token=" + SECRET)
                                .set("cart.items", 3)
                                .set("share", 0.5)
                                .set("new", true)
                                .set("plain", "nothing private");
                        try (Region region = recorder.region("region secret=" + SECRET)) {
                            assertThat(region).isNotNull();
                            recorder.log("of customer " + CUSTOMER + ", password=" + SECRET);
                            recorder.counter(EventName.of("counter pwd=" + SECRET), 1);
                            recorder.mark(EventName.of("mark " + CUSTOMER));
                        }
                    }
                },
                "worker " + CUSTOMER + " api_key=" + SECRET);
        thread.start();
        thread.join();
    }

    private static void assertNothingPrivate(Path file) throws IOException {
        assertNothingPrivate("the file", Files.readAllBytes(file));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                assertNothingPrivate(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    private static void assertNothingPrivate(String place, byte[] bytes) {
        assertThat(new String(bytes, ISO_8859_1)).as(place).doesNotContain(SECRET, CUSTOMER);
    }

    private static String events(Path file) throws IOException {
        StringBuilder texts = new StringBuilder();
        try (TraceReader reader = TraceReader.open(file)) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                texts.append(event.text()).append('\n');
            }
            assertThat(reader.report().faults()).isEmpty();
        }
        return texts.toString();
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
        List<Map<String, Object>> found = new ArrayList<>();
        try (TraceReader reader = TraceReader.open(file)) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                if (!event.attributes().isEmpty()) {
                    found.add(Map.copyOf(event.attributes()));
                }
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Manifest manifest(Path file) throws IOException {
        try (RecordingFile recording = RecordingFile.open(file)) {
            Manifest manifest = recording.manifest();
            assertThat(manifest).isNotNull();
            return manifest;
        }
    }
}
