/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.internal.running.RunningTrace;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A recording of everything to a file, going on until it is closed, its time is over, or the recorder is closed. May be used
 * by any thread.
 */
public final class TraceRecording implements AutoCloseable {
    private final RunningTrace trace;

    TraceRecording(RunningTrace trace) {
        this.trace = trace;
    }

    /** The file being written. */
    public Path file() {
        return trace.file();
    }

    /** Whether it still goes on. */
    public boolean isRunning() {
        return trace.isRunning();
    }

    /**
     * Stops, writes what is left and ends the file. Blocks until that is done. A second call does nothing but throw the same.
     *
     * @throws IOException when the file could not be written, also for a failure while it was recording
     */
    @Override
    public void close() throws IOException {
        trace.stop();
    }
}
