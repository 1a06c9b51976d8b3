/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.StoreEnvironment;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Opens spools for tests and closes them in the end. */
final class Spools implements AutoCloseable {
    final ManualClock clock = new ManualClock();
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<SnapshotStore> opened = new CopyOnWriteArrayList<>();

    StoreEnvironment environment(Sink... sinks) {
        return new StoreEnvironment("shop", clock, List.of(sinks), lines::add);
    }

    SnapshotStore open(Path directory, Sink... sinks) throws IOException {
        return open(
                SpoolSettings.builder()
                        .directory(directory)
                        .mode(SpoolMode.DISK)
                        .build(),
                sinks);
    }

    SnapshotStore open(SpoolSettings settings, Sink... sinks) throws IOException {
        return opened(new SpoolFactory(settings).open(environment(sinks)));
    }

    SnapshotStore opened(SnapshotStore store) {
        opened.add(store);
        return store;
    }

    /** Stores a snapshot of this size, sealed so many seconds after the clock's beginning. */
    Path store(SnapshotStore store, String id, int bytes, long second, @Nullable String kind) throws IOException {
        Path file;
        try (SnapshotStore.Draft draft = store.begin(id)) {
            Files.write(draft.file(), new byte[bytes]);
            file = draft.seal(label(id, kind == null ? "latency" : kind));
        }
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.EPOCH.plusNanos(clock.epochNanos()).plusSeconds(second)));
        store.deliver(snapshot(id, file, kind == null ? "latency" : kind));
        return file;
    }

    static SnapshotLabel label(String id, String kind) {
        return new SnapshotLabel(
                id,
                "shop/2026/11/22/pod/20261122T223851Z-" + kind + "-" + id + ".dcam",
                Map.of(SnapshotLabel.KIND, kind),
                kind.equals("manual"),
                "{}");
    }

    static Snapshot snapshot(String id, Path file, String kind) {
        Cause cause = Cause.of(kind, kind, "GET /checkout", 0);
        return new Snapshot(id, file, 1, List.of(cause), null, Instant.EPOCH, 0);
    }

    @Override
    public void close() {
        opened.forEach(SnapshotStore::close);
    }
}
