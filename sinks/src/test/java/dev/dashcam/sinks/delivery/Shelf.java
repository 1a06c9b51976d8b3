/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.SnapshotLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps snapshots in a folder, and what became of them in memory. */
final class Shelf implements Ledger {
    final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder;
    }

    SealedSnapshot put(String id) throws IOException {
        Path file = Files.writeString(folder.resolve(id + ".dcam"), "content of " + id);
        return new SealedSnapshot(
                file, Files.size(file), new SnapshotLabel(id, "shop/" + id + ".dcam", Map.of(), false, "{}"));
    }

    void remove(String id) throws IOException {
        Files.delete(folder.resolve(id + ".dcam"));
    }

    @Override
    public @Nullable SealedSnapshot find(String id) throws IOException {
        return Files.exists(folder.resolve(id + ".dcam")) ? put(id) : null;
    }

    @Override
    public boolean isSettled(String id, String sink) {
        return outcomes.containsKey(id + "@" + sink);
    }

    @Override
    public void settle(String id, String sink, Outcome outcome) {
        outcomes.put(id + "@" + sink, outcome);
    }
}
