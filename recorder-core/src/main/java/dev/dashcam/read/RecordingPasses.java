/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recording's file that is read several times. The JVM's events, which take most of the time to read, are read once and
 * kept. For one thread at a time.
 */
public final class RecordingPasses {
    private final Path file;
    private final JvmCache jvm;

    /**
     * Passes over a file.
     *
     * @param maxJvmBytes about how much memory the JVM's events may take; of more than fit the short waits are left out
     */
    public RecordingPasses(Path file, long maxJvmBytes) {
        this.file = file;
        this.jvm = new JvmCache(maxJvmBytes);
    }

    /** A new pass over all events. The caller closes it. */
    public TraceReader events() throws IOException {
        return new TraceReader(Files.newInputStream(file), jvm);
    }
}
