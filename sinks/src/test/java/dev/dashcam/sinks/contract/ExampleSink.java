/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.contract;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A sink of one's own, to copy from: puts snapshots into a folder, each complete under its final name or not there at all. */
final class ExampleSink implements Sink {
    private final Path folder;

    ExampleSink(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "example";
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        Path file = folder.resolve(snapshot.key());
        Path unfinished = file.resolveSibling("." + snapshot.id() + ".part");
        Files.createDirectories(unfinished.getParent());
        Files.copy(snapshot.file(), unfinished, StandardCopyOption.REPLACE_EXISTING);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(unfinished, snapshot.manifest());
        Files.move(unfinished, folder.resolve(snapshot.manifestKey()), StandardCopyOption.ATOMIC_MOVE);
    }
}
