/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine and a store that say when they are made and closed, and can be kept from being made. */
final class LateParts {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger engines = new AtomicInteger();
    final AtomicInteger enginesClosed = new AtomicInteger();
    final List<String> makers = new ArrayList<>();
    final List<Long> readyNanos = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    /** Somebody has begun to make the store. */
    final CountDownLatch opening = new CountDownLatch(1);
    /** It may be made. */
    final CountDownLatch mayOpen = new CountDownLatch(1);

    volatile @Nullable Runnable whileOpening;
    volatile @Nullable Error storeError;
    volatile @Nullable RuntimeException engineFailure;

    /** A recorder of these that is told later that its service is ready. */
    FlightRecorder start() {
        return described().readyLater().start();
    }

    /** What it is built with. */
    FlightRecorderBuilder described() {
        return FlightRecorder.builder()
                .memory(4 << 20)
                .store(environment -> open())
                .engine(this::create);
    }

    /** The same, whose parts nothing keeps from being made. */
    FlightRecorder startFree() {
        mayOpen.countDown();
        return start();
    }

    private SnapshotStore open() {
        synchronized (this) {
            makers.add(Thread.currentThread().getName());
        }
        opening.countDown();
        Runnable meanwhile = whileOpening;
        if (meanwhile != null) {
            meanwhile.run();
        }
        await(mayOpen);
        Error broken = storeError;
        if (broken != null) {
            throw broken;
        }
        opened.incrementAndGet();
        return new Store();
    }

    private TriggerEngine create(TriggerEnvironment environment) {
        RuntimeException refusal = engineFailure;
        if (refusal != null) {
            throw refusal;
        }
        engines.incrementAndGet();
        return new Engine();
    }

    /** All that was made has been closed, and no thread of ours goes on. */
    void assertNothingIsLeft() throws InterruptedException {
        mayOpen.countDown();
        OwnThreads.awaitEnd();
        assertThat(closed).hasValue(opened.get());
        assertThat(enginesClosed).hasValue(engines.get());
    }

    /** Waits for it, a minute at most. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("a thread of ours was interrupted", interrupted);
        }
    }

    private final class Engine implements TriggerEngine {
        @Override
        public synchronized void taskEnded(FinishedTask task) {
            ended.add(task.eventName().text());
        }

        @Override
        public Decision trigger(String name, @Nullable FinishedTask task) {
            return Decision.suppressed(Reason.COOLDOWN);
        }

        @Override
        public Decision manual(String reason) {
            return Decision.suppressed(Reason.MANUAL_BUDGET);
        }

        @Override
        public synchronized void ready(long sinceNanos) {
            readyNanos.add(sinceNanos);
        }

        @Override
        public void tick() {}

        @Override
        public void captureEnded(String snapshotId, boolean sealed) {}

        @Override
        public List<TriggerStatus> status() {
            return List.of();
        }

        @Override
        public void close() {
            enginesClosed.incrementAndGet();
        }
    }

    private final class Store implements SnapshotStore {
        @Override
        public String refusal() {
            return "it is for looking on only";
        }

        @Override
        public Draft begin(String snapshotId) {
            throw new IllegalStateException("it is for looking on only");
        }

        @Override
        public void deliver(Snapshot snapshot) {}

        @Override
        public List<Path> list() {
            return List.of(Path.of("one.dcam"));
        }

        @Override
        public String location() {
            return "a late store";
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
