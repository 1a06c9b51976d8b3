/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.snapshot;

import dev.dashcam.benchmarks.reading.JfrWorkload;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jdk.jfr.Recording;

/** A JFR recording that has recorded tasks and regions and is dumped again and again. */
final class JfrWindow implements AutoCloseable {
    private final Recording recording = new Recording();
    private final Path file;

    JfrWindow(int requests, Path file) throws InterruptedException {
        this.file = file;
        JfrWorkload.enable(recording);
        recording.setToDisk(true);
        recording.start();
        JfrWorkload.recordBare(requests);
    }

    /** The milliseconds until a dump is on the disk. */
    double dump() throws IOException {
        Files.deleteIfExists(file);
        long start = System.nanoTime();
        recording.dump(file);
        try (FileChannel dumped = FileChannel.open(file, StandardOpenOption.WRITE)) {
            dumped.force(true);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    double megabytes() throws IOException {
        return Files.size(file) / 1e6;
    }

    @Override
    public void close() {
        recording.close();
    }
}
