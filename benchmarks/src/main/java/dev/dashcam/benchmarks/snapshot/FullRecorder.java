/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.snapshot;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.benchmarks.reading.Content;
import dev.dashcam.benchmarks.reading.MixedRequests;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.sinks.spool.SpoolFactory;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A recorder as a service has one, with a ring of 32 MiB that is full, and limits that let a snapshot follow another. */
final class FullRecorder implements AutoCloseable {
    static final int EVENTS_PER_REQUEST = 14;

    private static final long RING_BYTES = 32 << 20;
    /** What a plan of the memory may make the ring larger or smaller by. */
    private static final long ABOUT_BYTES = RING_BYTES / 100;

    private static final int WAITING_THREADS = 100;
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Depends on what else takes from it: the last is for the JVM's events, which take 24 MiB. */
    private static final long[] MEMORY = {64 << 20, 96 << 20, (88 << 20) + (256 << 10)};

    private static final int MOST = 1000;
    private static final int FILLING_REQUESTS = 150_000;
    private static final int FILLING_THREADS = 8;
    private static final int DEPTH = 6;
    private static final String RULE = "slow-checkout";
    private static final EventName ROUTE = EventName.of("GET /api/v1/resource0/{id}");
    private static final EventName REGION = EventName.of("Component.call");

    private final FlightRecorder recorder;
    private final Content content;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    FullRecorder(Path spool, Content content) throws InterruptedException {
        this(spool, content, false);
    }

    /** With the JVM's events too, if wanted, and a hundred threads beside it, which wait as those of a service do. */
    FullRecorder(Path spool, Content content, boolean withJvm) throws InterruptedException {
        this.content = content;
        recorder = start(spool, withJvm);
        if (withJvm) {
            awaitJvm();
            letThreadsWait();
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < FILLING_THREADS; i++) {
            Runnable request = requests(i);
            Thread thread = new Thread(() -> {
                for (int served = 0; served < FILLING_REQUESTS / FILLING_THREADS; served++) {
                    request.run();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void awaitJvm() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        while (recorder.status().jvm().state() != JvmStatus.State.RECORDING) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException("The JVM's events are not recorded: "
                        + recorder.status().jvm());
            }
            Thread.sleep(5);
        }
    }

    private void letThreadsWait() {
        for (int i = 0; i < WAITING_THREADS; i++) {
            Thread thread = new Thread(
                    () -> {
                        while (!isClosed.get()) {
                            LockSupport.parkNanos(WAIT_NANOS);
                        }
                    },
                    "http-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static FlightRecorder start(Path spool, boolean withJvm) {
        for (long memory : MEMORY) {
            FlightRecorderBuilder builder = FlightRecorder.builder();
            if (withJvm) {
                builder.jvm(JvmSettings.defaults());
            }
            usual().forEach(builder::trigger);
            FlightRecorder started = builder.window(Duration.ofHours(1))
                    .memory(memory)
                    .engine(Triggers.engine(limits()))
                    .store(new SpoolFactory(
                            SpoolSettings.builder().directory(spool).maxFiles(4).build()))
                    .explainer(incident -> {
                        throw new ExplanationLeftOut("it is not what is measured");
                    })
                    .start();
            if (Math.abs(started.status().ringBytes() - RING_BYTES) <= ABOUT_BYTES) {
                return started;
            }
            started.close();
        }
        throw new IllegalStateException("No memory setting gives a ring of about 32 MiB");
    }

    /** What a service has without being told, and the rule that is called. */
    private static List<Trigger> usual() {
        return List.of(
                Triggers.latency(Duration.ofMillis(500)),
                Triggers.stuck(Duration.ofSeconds(10)),
                Triggers.errorRate(0.1),
                Triggers.deadlock(),
                Triggers.gcPause(Duration.ofMillis(500)),
                Triggers.heap(0.9),
                Triggers.outOfMemory(),
                Triggers.named(RULE));
    }

    private static TriggerSettings limits() {
        return TriggerSettings.builder()
                .warmUp(Duration.ZERO)
                .minimumHistory(Duration.ZERO)
                .tail(Duration.ZERO)
                .cooldown(Duration.ofHours(1))
                .manualPerHour(MOST)
                .build();
    }

    private Runnable requests(int thread) {
        return content == Content.MIX
                ? new MixedRequests(thread, recorder::task, recorder::region, recorder::log)::serve
                : this::bareRequest;
    }

    private void bareRequest() {
        try (Task task = recorder.task(ROUTE)) {
            nested(0);
        }
    }

    private void nested(int depth) {
        if (depth < DEPTH) {
            try (Region region = recorder.region(REGION)) {
                nested(depth + 1);
            }
        }
    }

    /** Begins and ends a region. */
    void region() {
        try (Region region = recorder.region(REGION)) {
            // nothing happens in it
        }
    }

    /** Asks for a snapshot from code. */
    void trigger() {
        recorder.trigger(RULE);
    }

    /** Takes a snapshot and waits until it is sealed. */
    Snapshot snapshot() throws IOException {
        return recorder.snapshot("measuring");
    }

    /** The milliseconds until a snapshot is sealed. */
    double sealed() throws IOException {
        long start = System.nanoTime();
        snapshot();
        return (System.nanoTime() - start) / 1e6;
    }

    /** The same while as many threads as there are processors record at full speed. */
    double sealedWhileBusy() throws IOException, InterruptedException {
        AtomicBoolean isEnough = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Runnable request = requests(FILLING_THREADS + i);
            Thread writer = new Thread(() -> {
                while (!isEnough.get()) {
                    request.run();
                }
            });
            writer.start();
            writers.add(writer);
        }
        try {
            return sealed();
        } finally {
            isEnough.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    /** How many events were dropped up to now. */
    long lost() {
        return recorder.status().losses().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public void close() {
        isClosed.set(true);
        recorder.close();
    }
}
