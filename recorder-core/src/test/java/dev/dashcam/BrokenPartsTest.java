/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recorder with an engine and a store that throw wherever they can. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BrokenPartsTest {
    private final BrokenStore store;

    BrokenPartsTest(@TempDir Path folder) {
        store = new BrokenStore(folder);
    }

    @Test
    void trigger_engineThrows_isSuppressedAndCounted() {
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.trigger("slow").outcome()).isEqualTo(Outcome.SUPPRESSED);
            recorder.task("GET /checkout").close();

            assertThat(recorder.status().losses()).containsEntry("internal-error", 2L);
        }
    }

    @Test
    void fault_ofAnAdapter_isCounted() {
        FlightRecorder recorder = start();
        recorder.fault();

        assertThat(recorder.status().losses()).containsEntry("internal-error", 1L);
        recorder.close();
        recorder.fault();
    }

    @Test
    void snapshot_engineAndStoreThrow_isSealedEachTime() throws IOException {
        try (FlightRecorder recorder = start()) {
            Snapshot first = recorder.snapshot("first");
            Snapshot second = recorder.snapshot("second");

            assertThat(first.file()).isNotEmptyFile();
            assertThat(second.id()).isNotEqualTo(first.id());
        }
        assertThat(store.isClosed).isTrue();
    }

    @Test
    void close_storeNeverComesToAnEnd_tellsWhoWaitsForASnapshot() {
        store.mayWrite = false;
        FlightRecorder recorder = start();
        CompletableFuture<Snapshot> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return recorder.snapshot("never sealed");
            } catch (IOException told) {
                throw new UncheckedIOException(told);
            }
        });
        store.asked.orTimeout(30, TimeUnit.SECONDS).join();

        recorder.close();

        assertThatThrownBy(waiting::join).hasMessageContaining("closed before it was sealed");
    }

    @Test
    void start_engineRefuses_letsGoOfTheStore() {
        assertThatThrownBy(() -> FlightRecorder.builder()
                        .memory(4 << 20)
                        .store(environment -> store)
                        .engine(environment -> {
                            throw new IllegalArgumentException("two triggers have one name");
                        })
                        .start())
                .hasMessage("two triggers have one name");
        assertThat(store.isClosed).isTrue();

        try (FlightRecorder next = start()) {
            assertThat(next.status().recording()).isTrue();
        }
    }

    private FlightRecorder start() {
        return FlightRecorder.builder()
                .memory(4 << 20)
                .store(environment -> store)
                .engine(environment -> new BrokenEngine(environment))
                .start();
    }

    private static final class BrokenStore implements SnapshotStore {
        private final Path folder;
        private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
        private volatile boolean mayWrite = true;
        private volatile boolean isClosed;

        BrokenStore(Path folder) {
            this.folder = folder;
        }

        @Override
        public @Nullable String refusal() {
            return null;
        }

        @Override
        public Draft begin(String snapshotId) throws IOException {
            asked.complete(true);
            while (!mayWrite && !isClosed) {
                Thread.onSpinWait();
            }
            return new BrokenDraft(Files.createFile(folder.resolve(snapshotId)));
        }

        @Override
        public void deliver(Snapshot snapshot) {
            throw new IllegalStateException("deliver");
        }

        @Override
        public List<Path> list() {
            return List.of();
        }

        @Override
        public String location() {
            return folder.toString();
        }

        @Override
        public void close() {
            isClosed = true;
            throw new IllegalStateException("close");
        }
    }

    private record BrokenDraft(Path file) implements SnapshotStore.Draft {
        @Override
        public Path seal(SnapshotLabel label) {
            return file;
        }

        @Override
        public void close() {}
    }

    private record BrokenEngine(TriggerEnvironment environment) implements TriggerEngine {
        @Override
        public void taskEnded(FinishedTask task) {
            throw new IllegalStateException("taskEnded");
        }

        @Override
        public Decision trigger(String name, @Nullable FinishedTask task) {
            throw new IllegalStateException("trigger");
        }

        @Override
        public Decision manual(String reason) {
            return environment
                    .captures()
                    .capture(
                            Cause.of(
                                    "manual",
                                    "manual",
                                    reason,
                                    environment.clock().nanoTime()),
                            0);
        }

        @Override
        public void tick() {}

        @Override
        public void captureEnded(String snapshotId, boolean sealed) {
            throw new IllegalStateException("captureEnded");
        }

        @Override
        public List<TriggerStatus> status() {
            return List.of();
        }

        @Override
        public void close() {
            throw new IllegalStateException("close");
        }
    }
}
