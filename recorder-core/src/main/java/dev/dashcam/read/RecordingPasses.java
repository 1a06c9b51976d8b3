/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recording's file that is read several times. The JVM's events, which take most of the time to read, are read once and
 * kept. For one thread at a time.
 */
public final class RecordingPasses {
    private final Content content;
    private final JvmCache jvm;
    private final long maxGenerationBytes;

    /**
     * Passes over a file.
     *
     * @param maxJvmBytes about how much memory the JVM's events may take; of more than fit the short waits are left out
     * @param maxGenerationBytes how much memory a generation's events may take, beside their content; one that takes more ends
     *     the pass with a {@link GenerationTooLargeException}, since an analysis that misses it would tell what is not so
     */
    public RecordingPasses(Path file, long maxJvmBytes, long maxGenerationBytes) {
        this(() -> Files.newInputStream(file), maxJvmBytes, maxGenerationBytes);
    }

    /**
     * Passes over what is no file that can be read as it is, such as one that is encrypted.
     *
     * @param content the same each time
     * @param maxJvmBytes as above
     * @param maxGenerationBytes as above
     */
    public RecordingPasses(Content content, long maxJvmBytes, long maxGenerationBytes) {
        this.content = content;
        this.jvm = new JvmCache(maxJvmBytes);
        this.maxGenerationBytes = maxGenerationBytes;
    }

    /** A new pass over all events. The caller closes it. */
    public TraceReader events() throws IOException {
        return new TraceReader(content.open(), jvm, maxGenerationBytes);
    }

    /** A recording's bytes. */
    @FunctionalInterface
    public interface Content {
        /** A new stream of all of them; the caller closes it. */
        InputStream open() throws IOException;
    }
}
