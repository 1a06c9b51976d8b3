/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.age.Recipients;
import dev.dashcam.internal.capture.TraceStreamer;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.snapshot.RecordingFacts;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The traces of a recorder, one at a time. Safe for all threads. */
final class Traces {
    private final Streams streams;
    private final RecordingFacts facts;
    private final Redaction redaction;
    private final Recipients recipients;
    private final RecorderClock clock;
    private @Nullable RunningTrace trace;
    private boolean isClosed;

    Traces(Streams streams, RecordingFacts facts, Redaction redaction, Recipients recipients, RecorderClock clock) {
        this.streams = streams;
        this.facts = facts;
        this.redaction = redaction;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** Makes what writes a trace. */
    interface Streams {
        TraceStreamer into(RecordingWriter writer, Redactor redactor) throws IOException;
    }

    /**
     * Begins to record everything to a file.
     *
     * @param atMost when to stop by itself, null for not at all
     * @throws IOException when the file cannot be written or another trace goes on
     */
    synchronized RunningTrace start(Path file, @Nullable Duration atMost) throws IOException {
        if (isClosed) {
            throw new IOException("No trace: the recorder has been closed");
        }
        RunningTrace running = trace;
        if (running != null && running.isRunning()) {
            throw new IOException("No trace: one is being written to " + running.file() + "; close that one first");
        }
        RecordingWriter writer = new RecordingWriter(recipients.encrypting(Files.newOutputStream(file)));
        try {
            Redactor redactor = redaction.begin();
            RunningTrace started =
                    new RunningTrace(file, writer, streams.into(writer, redactor), facts, redactor, clock, atMost);
            trace = started;
            return started;
        } catch (IOException | RuntimeException | Error failed) {
            writer.close();
            throw failed;
        }
    }

    /**
     * Ends the one in progress and starts no more.
     *
     * @throws IOException when its end could not be written; whoever closes the trace is told too
     */
    synchronized void close() throws IOException {
        isClosed = true;
        if (trace != null) {
            trace.stop();
        }
    }
}
