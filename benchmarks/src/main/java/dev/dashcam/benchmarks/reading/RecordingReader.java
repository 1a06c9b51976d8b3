/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording that can be read again and again. */
interface RecordingReader extends Closeable {
    Path file();

    Reading read() throws IOException;

    default long bytes() throws IOException {
        return Files.size(file());
    }

    @Override
    default void close() throws IOException {}
}
