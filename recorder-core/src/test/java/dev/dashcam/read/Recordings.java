/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.GenerationHead;
import dev.dashcam.internal.format.RecordingWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small recordings for tests, and what is in them. */
final class Recordings {
    private Recordings() {}

    static final int GENERATIONS = 3;

    /** Three generations, a text, a manifest. */
    static byte[] small() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(file)) {
            GenerationEncoder encoder = new GenerationEncoder(Happening::name);
            for (int i = 0; i < GENERATIONS; i++) {
                generation(encoder, 41 + i, new Random(i), 2, 6);
                writer.generation(encoder);
            }
            writer.entry("explain.txt", "Nothing unusual.\n".getBytes(StandardCharsets.UTF_8));
            writer.finish(Manifests.plain());
        }
        return file.toByteArray();
    }

    static void generation(GenerationEncoder encoder, long number, Random random, int threads, int events) {
        long start = number * 1_000_000_000L;
        encoder.begin(new GenerationHead(number, start, start + 1_000_000_000L, 5, 6, start, List.of()));
        for (int thread = 1; thread <= threads; thread++) {
            encoder.thread(thread, "exec-" + thread);
            for (EventRecord event : new RandomEvents(random, thread, start, true).events(events)) {
                encoder.event(event);
            }
        }
    }

    /** What a reader gets out of a file: the generations' numbers and the events. */
    record Reading(List<Long> generations, List<Happening> events, ReadReport report) {
        static Reading of(byte[] file) throws IOException {
            List<Long> generations = new ArrayList<>();
            List<Happening> events = new ArrayList<>();
            try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(file))) {
                for (TraceEvent event; (event = reader.next()) != null; ) {
                    Generation generation = event.generation();
                    if (generation != null) {
                        generations.add(generation.number());
                    } else {
                        events.add(Happening.of(event));
                    }
                }
                return new Reading(generations, events, reader.report());
            }
        }
    }
}
