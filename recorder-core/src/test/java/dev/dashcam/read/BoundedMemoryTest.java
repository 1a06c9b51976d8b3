/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.GenerationHead;
import dev.dashcam.internal.format.RecordingWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading takes the memory of a generation, however long the recording is. */
final class BoundedMemoryTest {
    private static final int GENERATIONS = 60;
    private static final int THREADS = 8;
    private static final int REGIONS = 3_000;
    private static final int LOCAL_HEADER_BYTES = 30;

    @TempDir
    private Path folder;

    @Test
    void reading_ofLongRecording_fitsIntoSmallHeap() throws IOException, InterruptedException {
        Path file = folder.resolve("long.dcam");
        long events = write(file);
        assertThat(readInSmallHeap(file)).isEqualTo(events + " events, complete: true");
    }

    @Test
    void manifestThatUnpacksToMoreThanTheHeap_isRefused() throws IOException, InterruptedException {
        Path file = folder.resolve("bomb.dcam");
        try (RecordingWriter writer = new RecordingWriter(Files.newOutputStream(file))) {
            writer.entry("manifest_json", new byte[60 << 20]);
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[LOCAL_HEADER_BYTES + "manifest".length()] = '.';
        Files.write(file, bytes);

        assertThat(bytes.length).isLessThan(1 << 20);
        assertThat(readInSmallHeap(file)).isEqualTo("0 events, complete: false");
    }

    @Test
    void generationLargerThanPassesAllow_endsThePassInsteadOfBeingLeftOut() throws IOException {
        Path file = folder.resolve("flood.dcam");
        write(file);
        long mostBytes;
        try (TraceReader enough = new RecordingPasses(file, 0, 4 << 20).events()) {
            mostBytes = read(enough);
        }
        assertThat(mostBytes).isBetween(1L << 20, 4L << 20);

        try (TraceReader little = new RecordingPasses(file, 0, 1 << 20).events()) {
            assertThatExceptionOfType(GenerationTooLargeException.class)
                    .isThrownBy(() -> read(little))
                    .withMessage("generations/000000.dcg: reading it takes 1 MB of memory, 1 MB are allowed here");
        }
    }

    /** How much the reader held at most. */
    private static long read(TraceReader reader) throws IOException {
        long most = 0;
        for (TraceEvent event; (event = reader.next()) != null; ) {
            most = event.kind() == EventKind.SYNC ? Math.max(most, reader.heldBytes()) : most;
        }
        return most;
    }

    private static String readInSmallHeap(Path file) throws IOException, InterruptedException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BoundedMemoryTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor()).as(output).isZero();
        return output.strip();
    }

    public static void main(String[] arguments) throws IOException {
        long events = 0;
        Path path = Path.of(arguments[0]);
        try (RecordingFile file = RecordingFile.open(path)) {
            file.manifest();
        } catch (RecordingFormatException tooLarge) {
            // the reader says more
        }
        try (TraceReader reader = TraceReader.open(path)) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                events += event.kind() == EventKind.SYNC ? 0 : 1;
            }
            System.out.println(events + " events, complete: " + reader.report().isComplete());
        }
    }

    private static long write(Path file) throws IOException {
        long events = 0;
        try (RecordingWriter writer = new RecordingWriter(Files.newOutputStream(file))) {
            GenerationEncoder encoder = new GenerationEncoder(Happening::name);
            for (int i = 0; i < GENERATIONS; i++) {
                long start = i * 1_000_000_000L;
                encoder.begin(new GenerationHead(i, start, start + 1_000_000_000L, 0, 0, 0, List.of()));
                for (int thread = 1; thread <= THREADS; thread++) {
                    encoder.thread(thread, "exec-" + thread);
                    regions(encoder, start + thread);
                }
                events += encoder.events();
                writer.generation(encoder);
            }
            writer.finish(Manifests.plain());
        }
        return events;
    }

    private static void regions(GenerationEncoder encoder, long from) {
        EventRecord event = new EventRecord();
        for (int i = 0; i < REGIONS; i++) {
            event.nameId = i % 50;
            event.timeNanos = from + i * 7_919L;
            event.kind = EventRecord.REGION_BEGIN;
            encoder.event(event);
            event.startNanos = event.timeNanos;
            event.timeNanos += 1_013;
            event.kind = EventRecord.REGION_END;
            encoder.event(event);
        }
    }
}
