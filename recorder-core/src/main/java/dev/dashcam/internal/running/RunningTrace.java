/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.capture.TraceStreamer;
import dev.dashcam.internal.capture.TraceThread;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.snapshot.RecordingFacts;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A recording of everything to one file, from start to its last byte. Safe for all threads. */
public final class RunningTrace {
    private static final String EXTENSION = ".dcam";

    private final Path file;
    private final RecordingWriter writer;
    private final TraceStreamer streamer;
    private final RecordingFacts facts;
    private final Redactor redactor;
    private final TraceThread thread;

    /** Begins to write; ends by itself after {@code atMost}, null for not by itself. */
    RunningTrace(
            Path file,
            RecordingWriter writer,
            TraceStreamer streamer,
            RecordingFacts facts,
            Redactor redactor,
            RecorderClock clock,
            @Nullable Duration atMost) {
        this.file = file;
        this.writer = writer;
        this.streamer = streamer;
        this.facts = facts;
        this.redactor = redactor;
        BooleanSupplier enough =
                atMost == null ? () -> false : () -> clock.nanoTime() - streamer.startNanos() >= atMost.toNanos();
        this.thread = TraceThread.start(streamer, enough, this::end);
    }

    /** The file being written. */
    public Path file() {
        return file;
    }

    /** Whether it still goes on. */
    public boolean isRunning() {
        return thread.isRunning();
    }

    /**
     * Writes what is left and ends the file. Blocks until that is done.
     *
     * @throws IOException when the file could not be written, also for a failure on the way
     */
    public void stop() throws IOException {
        thread.stop();
    }

    private void end(boolean whole) throws IOException {
        try (RecordingWriter closing = writer) {
            if (whole) {
                closing.finish(facts.trace(
                        id(),
                        streamer.startNanos(),
                        streamer.completeFromNanos(),
                        streamer.endNanos(),
                        streamer.losses(),
                        redactor));
            }
        }
    }

    private String id() {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }
}
