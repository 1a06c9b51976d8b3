/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import java.io.IOException;
import java.nio.file.Path;

/** A recording of everything to a file, going on until it is stopped. */
public interface TraceRecording extends AutoCloseable {
    /** The file being written. */
    Path file();

    /** Whether it still goes on. */
    boolean isRunning();

    /**
     * Stops, writes what is left and ends the file. Blocks until that is done. A second call does nothing.
     *
     * @throws IOException when the file could not be written, also for a failure while it was recording
     */
    @Override
    void close() throws IOException;
}
