/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.GenerationHead;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.read.Generation.Loss;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file {@code golden-1.dcam} was written by the first version and is never written again: every version reads it, and the
 * document explains it byte by byte. The main method makes such a file for a new version.
 */
final class GoldenFileTest {
    private static final String HEADING = "### The bytes of golden-1.dcam's generation";

    @TempDir
    private Path folder;

    @Test
    void reading_ofVersionOne_yieldsWhatWasRecorded() throws IOException {
        List<String> events = new ArrayList<>();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(golden()))) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                events.add(event.timeNanos() + " " + event.kind() + " " + event.threadName() + " " + event.name() + " "
                        + event.text() + " " + event.durationNanos() + " " + event.attributes());
            }
            assertThat(reader.report().isComplete()).isTrue();
            assertThat(Objects.requireNonNull(reader.manifest()).id()).isEqualTo("7f3k2q");
        }
        assertThat(events)
                .containsExactly(
                        "1000 SYNC    0 {}",
                        "1100 TASK_BEGIN exec-1 GET /checkout  0 {}",
                        "1150 REGION_BEGIN exec-1 price  0 {}",
                        "1200 LOG exec-1  hi 0 {}",
                        "1300 REGION_END exec-1 price  150 {}",
                        "1400 TASK_END exec-1 GET /checkout  300 {items=3}",
                        "1500 REGION_END restock-1 lock  750 {}");
    }

    @Test
    void verify_ofVersionOne_findsNothing() throws IOException {
        assertThat(Verifier.verify(Files.write(folder.resolve("golden.dcam"), golden())))
                .isEmpty();
    }

    @Test
    void writing_ofTheSameEvents_givesTheSameGeneration() throws IOException {
        assertThat(firstEntry(write())).isEqualTo(firstEntry(golden()));
    }

    @Test
    void document_explainsTheGoldenGeneration() throws IOException {
        String dump = new GenerationDump(firstEntry(golden())).text();
        String document = Files.readString(Path.of("..", "docs", "format.md"));
        String expected = HEADING + "\n\n```text\n" + dump + "```\n";

        assertThat(document).as("docs/format.md must hold%n%s", expected).contains(expected);
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = GoldenFileTest.class.getResourceAsStream("golden-1.dcam")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static byte[] firstEntry(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), write());
    }

    private static byte[] write() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(file)) {
            List<String> names = List.of("GET /checkout", "price", "lock", "items", "restock");
            GenerationEncoder encoder = new GenerationEncoder(names::get);
            encoder.begin(new GenerationHead(
                    41, 1000, 2000, 1600, 1_700_000_000_000_000_000L, 900, List.of(new Loss("ring-full", 2))));
            encoder.openTask(5, 0, 2, 4, 700, 32);
            encoder.openRegion(2, 5, 750, 32, 0);
            encoder.thread(31, "exec-1");
            EventRecord event = new EventRecord();
            encoder.event(fill(event, EventRecord.TASK_BEGIN, 1100, 7, 0));
            encoder.event(fill(event, EventRecord.REGION_BEGIN, 1150, 7, 1));
            encoder.event(text(fill(event, EventRecord.LOG, 1200, 7, 0), "hi".getBytes(StandardCharsets.UTF_8)));
            event.startNanos = 1150;
            encoder.event(fill(event, EventRecord.REGION_END, 1300, 7, 1));
            event.startNanos = 1100;
            event.cpuNanos = 250;
            event.runQueueNanos = EventRecord.UNKNOWN;
            event.allocatedBytes = EventRecord.UNKNOWN;
            event.errorNameId = -1;
            event.traceIdLow = 0x0102030405060708L;
            byte[] items = {3, 0, 0, 0, EventRecord.LONG, 3, 0, 0, 0, 0, 0, 0, 0};
            encoder.event(text(fill(event, EventRecord.TASK_END, 1400, 7, 0), items));
            encoder.thread(32, "restock-1");
            event.startNanos = 750;
            encoder.event(fill(event, EventRecord.REGION_END, 1500, 5, 2));
            writer.generation(encoder);
            writer.finish(Manifests.plain());
        }
        return file.toByteArray();
    }

    private static EventRecord fill(EventRecord event, int kind, long time, long task, int name) {
        event.kind = kind;
        event.timeNanos = time;
        event.taskId = task;
        event.nameId = name;
        return event;
    }

    private static EventRecord text(EventRecord event, byte[] bytes) {
        System.arraycopy(bytes, 0, event.bytes, 0, bytes.length);
        event.byteCount = bytes.length;
        return event;
    }
}
