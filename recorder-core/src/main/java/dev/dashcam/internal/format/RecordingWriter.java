/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.format;

import dev.dashcam.read.Manifest;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a {@code .dcam} file from front to back. For one thread. */
public final class RecordingWriter implements Closeable {

    /** A writer to this stream, which it buffers and closes. */
    public RecordingWriter(OutputStream out) {
        throw new IllegalStateException("to be built");
    }

    /** Finishes the encoder's generation and writes it as an entry. */
    public void generation(GenerationEncoder encoder) throws IOException {
        throw new IllegalStateException("to be built");
    }

    /** Writes any other entry, compressed. */
    public void entry(String name, byte[] content) throws IOException {
        throw new IllegalStateException("to be built");
    }

    /** Brings everything written so far to the stream, so that a reader sees it. */
    public void flush() throws IOException {
        throw new IllegalStateException("to be built");
    }

    /** Bytes written so far. */
    public long bytes() {
        throw new IllegalStateException("to be built");
    }

    /** Writes the manifest, with the list of entries and the number of events filled in, and ends the archive. */
    public void finish(Manifest manifest) throws IOException {
        throw new IllegalStateException("to be built");
    }

    /** Closes the stream. Without {@link #finish} the file is one that was cut off. */
    @Override
    public void close() throws IOException {
        throw new IllegalStateException("to be built");
    }
}
