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
import dev.dashcam.read.Generation.OpenRegion;
import dev.dashcam.read.Generation.OpenTask;
import dev.dashcam.task.TaskKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoundTripTest {
    private static final int ROUNDS = 300;

    private long seed;
    private final List<Happening> expected = new ArrayList<>();
    private final List<Generation> expectedGenerations = new ArrayList<>();

    @Test
    void recording_ofRandomEvents_isReadAsItWasWritten() throws IOException {
        long firstSeed = new Random().nextLong();
        System.out.println("RoundTripTest: seeds from " + firstSeed);
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            this.seed = seed;
            check(new Random(seed));
        }
    }

    private void check(Random random) throws IOException {
        expected.clear();
        expectedGenerations.clear();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(file)) {
            GenerationEncoder encoder = new GenerationEncoder(Happening::name);
            int generations = random.nextInt(4);
            for (int i = 0; i < generations; i++) {
                generation(encoder, 7 + i, random);
                writer.generation(encoder);
            }
            writer.finish(Manifests.plain());
        }
        List<Happening> read = new ArrayList<>();
        List<Generation> readGenerations = new ArrayList<>();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(file.toByteArray()))) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                if (event.kind() == EventKind.SYNC) {
                    readGenerations.add(event.generation());
                } else {
                    read.add(Happening.of(event));
                }
            }
            assertThat(reader.report().faults()).isEmpty();
            assertThat(reader.report().isComplete()).isTrue();
        }
        assertThat(readGenerations).as("seed %d", seed).isEqualTo(expectedGenerations);
        assertThat(read).as("seed %d", seed).isEqualTo(expected);
    }

    private void generation(GenerationEncoder encoder, long number, Random random) {
        long start = random.nextBoolean() ? random.nextLong() >> 8 : number * 1_000_000_000L;
        List<Loss> losses = random.nextBoolean() ? List.of() : List.of(new Loss("ring-full", random.nextLong() >>> 3));
        long anchor = random.nextLong() >> 9;
        long anchorEpoch = random.nextLong() >> 2;
        encoder.begin(
                new GenerationHead(number, start, start + 1_000_000_000, anchor, anchorEpoch, start - 77, losses));
        List<OpenTask> tasks = new ArrayList<>();
        List<OpenRegion> regions = new ArrayList<>();
        int open = random.nextInt(4);
        for (int i = 0; i < open; i++) {
            encoder.openTask(900 + i, i, i, 50 + i, start - i * 1000L, i);
            tasks.add(new OpenTask(900 + i, i, TaskKind.values()[i], Happening.name(50 + i), start - i * 1000L, i));
            encoder.openRegion(50 + i, 900 + i, start - i * 999L, i, i);
            regions.add(new OpenRegion(Happening.name(50 + i), 900 + i, start - i * 999L, i, i));
        }
        encoder.unlistedOpen(open * 3L);
        List<Happening> events = new ArrayList<>();
        int threads = random.nextInt(random.nextInt(10) == 0 ? 100 : 6);
        for (int i = 0; i < threads; i++) {
            long thread = i == 0 ? random.nextLong() : i + 1;
            String name = random.nextBoolean() ? "" : "exec-" + i;
            encoder.thread(thread, name);
            long first = start + random.nextInt(1_000_000_000) - 1000;
            int count = random.nextInt(10) == 0 ? 0 : random.nextInt(120);
            for (EventRecord event : new RandomEvents(random, thread, first, i % 2 == 0).events(count)) {
                encoder.event(event);
                events.add(Happening.of(event, name));
            }
        }
        assertThat(encoder.events()).isEqualTo(events.size());
        events.sort(Comparator.comparingLong(Happening::time));
        expected.addAll(events);
        expectedGenerations.add(new Generation(
                number,
                start,
                start + 1_000_000_000,
                anchor,
                anchorEpoch,
                start - 77,
                events.size(),
                losses,
                tasks,
                regions,
                open * 3L));
    }
}
