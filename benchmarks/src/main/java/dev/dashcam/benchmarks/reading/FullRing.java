/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.capture.Capture;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.capture.Generations;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A ring of 32 MiB, full of what real threads recorded at full speed. */
public final class FullRing implements AutoCloseable {
    private static final int RING_BYTES = 32 << 20;
    private static final long EVERYTHING = Long.MIN_VALUE / 2;
    private static final EventName ROUTE = EventName.of(Service.route(0));
    private static final EventName[] NAMES = new EventName[Service.DEPTH];

    static {
        for (int depth = 0; depth < NAMES.length; depth++) {
            NAMES[depth] = EventName.of(Service.region(depth));
        }
    }

    private final RingMemory memory = RingMemory.allocate(RING_BYTES);
    private final RingMemory copy = RingMemory.allocate(RING_BYTES);
    private final Losses losses = new Losses();
    private final Ring ring = new Ring(memory, losses);
    private final RecorderClock clock = RecorderClock.system();
    private final Generations generations = new Generations(clock.nanoTime(), RING_BYTES, TimeUnit.MINUTES.toNanos(1));
    private final EventRecorder recorder = new EventRecorder(ring, clock, losses, task -> {}, Account.NONE);
    private final Redaction redaction = new Redaction(List.of());
    private final Capturer capturer = new Capturer(recorder, ring, new Staging(copy), generations, losses, clock);

    /** A ring full of this, all of it at full speed. */
    public FullRing(Content content) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < content.threads; i++) {
            Runnable request = requests(content, i);
            Thread thread = new Thread(() -> {
                while (ring.bytesHandedOut() < 2L * RING_BYTES) {
                    request.run();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                generations.tick(clock.nanoTime(), ring.bytesHandedOut());
                thread.join(1);
            }
        }
    }

    private Runnable requests(Content content, int thread) {
        return switch (content) {
            case REGIONS -> () -> nested(Service.DEPTH - 1);
            case BARE -> this::bareRequest;
            case MIX -> new MixedRequests(thread, recorder::task, recorder::region, recorder::log)::serve;
        };
    }

    private void bareRequest() {
        try (Task task = recorder.task(ROUTE, TaskKind.REQUEST)) {
            nested(0);
        }
    }

    private void nested(int depth) {
        if (depth < NAMES.length) {
            try (Region region = recorder.region(NAMES[depth])) {
                nested(depth + 1);
            }
        }
    }

    /** Copies all of it. */
    public Capture capture() {
        return capturer.capture(EVERYTHING, redaction.begin());
    }

    /** Writes all of it to a file. */
    void writeTo(Path file) throws IOException {
        try (RecordingWriter writer = new RecordingWriter(Files.newOutputStream(file))) {
            capture().writeGenerations(writer);
            writer.finish(SomeManifest.empty());
        }
    }

    @Override
    public void close() {
        recorder.close();
        memory.close();
        copy.close();
    }
}
