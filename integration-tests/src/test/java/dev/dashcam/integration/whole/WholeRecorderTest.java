/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.read.Verifier;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.snapshot.SnapshotRefusedException;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeRecorderTest {
    @TempDir
    private Path folder;

    @Test
    void snapshot_isSealedVerifiedAndExplained() throws IOException {
        try (FlightRecorder recorder = start(Spool.in(folder))) {
            try (Task open = recorder.task("GET /checkout")) {
                open.set("cart.items", 3);
                Snapshot snapshot = recorder.snapshot("before deploy");

                assertThat(snapshot.file()).hasParent(folder).hasFileName(snapshot.id() + ".dcam");
                assertThat(Verifier.verify(snapshot.file())).isEmpty();
                try (RecordingFile file = RecordingFile.open(snapshot.file())) {
                    Manifest manifest = manifest(file);
                    assertThat(manifest.causes()).hasSize(1);
                    assertThat(manifest.causes().get(0).subject()).isEqualTo("before deploy");
                    assertThat(manifest.verdict()).isEqualTo(snapshot.verdict()).isNotBlank();
                    assertThat(file.text("explain.txt")).isNotBlank();
                    assertThat(file.text("tasks.json")).contains("GET /checkout", "cart.items");
                }
            }
        }
    }

    @Test
    void manualBudget_isAsSpentAfterARestart() throws IOException {
        try (FlightRecorder recorder = start(Spool.in(folder))) {
            for (int i = 0; i < 6; i++) {
                recorder.snapshot("before the restart");
            }
        }
        try (FlightRecorder recorder = start(Spool.in(folder))) {
            assertThatThrownBy(() -> recorder.snapshot("after it"))
                    .isInstanceOfSatisfying(
                            SnapshotRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.MANUAL_BUDGET));
        }
    }

    @Test
    void cause_isOnTheTimelineInTheTaskThatAsked() throws IOException {
        try (FlightRecorder recorder = start(Spool.in(folder));
                Task task = recorder.task("GET /checkout")) {
            Snapshot snapshot = recorder.snapshot("before deploy");
            List<String> messages = new ArrayList<>();
            try (TraceReader reader = TraceReader.open(snapshot.file())) {
                for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                    if (event.kind() == EventKind.LOG) {
                        messages.add(event.text());
                        assertThat(event.taskId()).isNotZero();
                    }
                }
            }
            assertThat(messages)
                    .containsExactly("Captured as " + snapshot.id() + " for manual: asked for by hand: before deploy");
            assertThat(task).isNotEqualTo(Task.NONE);
        }
    }

    @Test
    void snapshot_soonAfterAnother_statesWhatTheyShare() throws IOException {
        try (FlightRecorder recorder = start(Spool.in(folder))) {
            Snapshot first = recorder.snapshot("one");
            Snapshot second = recorder.snapshot("two");

            Manifest earlier = manifest(first);
            Manifest later = manifest(second);
            assertThat(earlier.overlap()).isNull();
            assertThat(later.overlap())
                    .isEqualTo(new Manifest.Overlap(first.id(), later.startNanos(), earlier.endNanos()));
        }
    }

    @Test
    void snapshot_twoAtOnce_areOneAndBothGetIt() throws Exception {
        CountDownLatch bothAsked = new CountDownLatch(1);
        SnapshotStoreFactory patient =
                environment -> new PatientStore(Spool.in(folder).open(environment), bothAsked);
        try (FlightRecorder recorder = start(patient)) {
            CompletableFuture<Snapshot> one = new CompletableFuture<>();
            CompletableFuture<Snapshot> other = new CompletableFuture<>();
            Thread first = asking(recorder, one);
            Thread second = asking(recorder, other);
            awaitWaiting(first);
            awaitWaiting(second);
            bothAsked.countDown();

            assertThat(one.get()).isEqualTo(other.get());
            assertThat(one.get().causes()).hasSize(2);
        }
    }

    private FlightRecorder start(SnapshotStoreFactory store) {
        return FlightRecorder.builder()
                .window(Duration.ofSeconds(5))
                .memory(4 << 20)
                .service("whole")
                .store(store)
                .start();
    }

    private static Thread asking(FlightRecorder recorder, CompletableFuture<Snapshot> answer) {
        Thread thread = new Thread(() -> {
            try {
                answer.complete(recorder.snapshot("at once"));
            } catch (IOException | RuntimeException refused) {
                answer.completeExceptionally(refused);
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.isAlive()).as("still waiting for its snapshot").isTrue();
            Thread.onSpinWait();
        }
    }

    private static Manifest manifest(Snapshot snapshot) throws IOException {
        try (RecordingFile file = RecordingFile.open(snapshot.file())) {
            return manifest(file);
        }
    }

    private static Manifest manifest(RecordingFile file) throws IOException {
        Manifest manifest = file.manifest();
        assertThat(manifest).isNotNull();
        return manifest;
    }

    /** Begins no file until it is told to. */
    private record PatientStore(SnapshotStore store, CountDownLatch begin) implements SnapshotStore {
        @Override
        public @Nullable String refusal() {
            return store.refusal();
        }

        @Override
        public Draft begin(String snapshotId) throws IOException {
            try {
                begin.await();
            } catch (InterruptedException interrupted) {
                throw new InterruptedIOException("the test is over");
            }
            return store.begin(snapshotId);
        }

        @Override
        public void deliver(Snapshot snapshot) {
            store.deliver(snapshot);
        }

        @Override
        public List<Path> list() {
            return store.list();
        }

        @Override
        public String location() {
            return store.location();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
