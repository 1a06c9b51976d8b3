/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.OpenWork;
import java.io.IOException;

/** One copy of the window, ready to be written. For the thread that captured it. */
public final class Capture {

    /** The first instant it holds: what was asked for, or when the ring began to be complete. */
    public long startNanos() {
        throw new IllegalStateException("to be built");
    }

    /** Nothing younger is in it. */
    public long cutoffNanos() {
        throw new IllegalStateException("to be built");
    }

    /** The instant from which it holds everything of all threads that was not dropped. */
    public long completeFromNanos() {
        throw new IllegalStateException("to be built");
    }

    /** What was open when it was taken. */
    public OpenWork open() {
        throw new IllegalStateException("to be built");
    }

    /** Writes its generations, oldest first. To be called once. */
    public void writeGenerations(RecordingWriter writer) throws IOException {
        throw new IllegalStateException("to be built");
    }
}
