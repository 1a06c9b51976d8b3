/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.GenerationHead;
import dev.dashcam.internal.format.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The realistic mix: 64 threads that together record 100,000 events a second, in generations of a second. The times are made
 * up and the events were in no ring: they go straight into the encoder, from where the way to the file is that of every
 * snapshot, but no generation lists what was open when it began.
 */
final class PacedRecording {
    private static final int EVENTS_PER_SECOND = 100_000;
    private static final long SECOND = 1_000_000_000L;
    /** As far from zero as the clock of a machine that has been running for days. */
    private static final long START = 345_678 * SECOND;

    private PacedRecording() {}

    static void write(int requests, Path file) throws IOException {
        List<RequestThread> threads = new ArrayList<>();
        long gapNanos = SECOND * Content.MIX.threads / EVENTS_PER_SECOND;
        for (int i = 0; i < Content.MIX.threads; i++) {
            threads.add(new RequestThread(i, START, gapNanos));
        }
        numberTasks(threads, requests);
        GenerationEncoder encoder = new GenerationEncoder(RequestThread::name);
        try (RecordingWriter writer = new RecordingWriter(Files.newOutputStream(file))) {
            long from = START;
            for (int number = 1; !threads.isEmpty(); number++, from += SECOND) {
                encoder.begin(new GenerationHead(number, from, from + SECOND, from, from, START, List.of()));
                for (RequestThread thread : threads) {
                    encoder.thread(thread.id(), "http-nio-8080-exec-" + thread.id());
                    while (thread.hasEvent() && thread.event().timeNanos < from + SECOND) {
                        encoder.event(thread.event());
                        thread.advance();
                    }
                }
                threads.removeIf(thread -> !thread.hasEvent());
                writer.generation(encoder);
            }
            writer.finish(SomeManifest.empty());
        }
    }

    /** Task ids count up in the order in which the tasks begin, whichever thread begins them. */
    private static void numberTasks(List<RequestThread> threads, int requests) {
        PriorityQueue<RequestThread> next =
                new PriorityQueue<>(Comparator.comparingLong(thread -> thread.nextBeginNanos()));
        next.addAll(threads);
        for (int id = 1; id <= requests; id++) {
            RequestThread thread = next.remove();
            thread.addRequest(id);
            next.add(thread);
        }
        threads.forEach(RequestThread::rewind);
    }
}
