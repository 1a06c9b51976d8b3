/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.redaction.Redactor;
import java.io.IOException;
import java.util.Map;

/** One copy of the window, ready to be written. For the thread that captured it. */
public final class Capture {
    private final Window window;
    private final Anchor anchor;
    private final OpenWork open;
    private final StagedEvents staged;
    private final WindowLosses losses;
    private final EventRecorder recorder;
    private final Redactor redactor;
    private final GenerationEncoder encoder;

    Capture(
            Window window,
            Anchor anchor,
            OpenWork open,
            StagedEvents staged,
            WindowLosses losses,
            EventRecorder recorder,
            Redactor redactor,
            GenerationEncoder encoder) {
        this.window = window;
        this.anchor = anchor;
        this.open = open;
        this.staged = staged;
        this.losses = losses;
        this.recorder = recorder;
        this.redactor = redactor;
        this.encoder = encoder;
    }

    /** The first instant it holds: what was asked for, or when the ring began to be complete. */
    public long startNanos() {
        return window.firstNanos();
    }

    /** Nothing younger is in it. */
    public long cutoffNanos() {
        return window.cutoffNanos();
    }

    /** The instant from which it holds everything of all threads that was not dropped. */
    public long completeFromNanos() {
        return window.completeFromNanos();
    }

    /** How many events the generations say were dropped, by reason; reasons without a loss are left out. */
    public Map<String, Long> losses() {
        return losses.inAll();
    }

    /** What was open when it was taken. */
    public OpenWork open() {
        return open;
    }

    /** Writes its generations, oldest first. To be called once. */
    public void writeGenerations(RecordingWriter writer) throws IOException {
        WindowWriter.write(
                window,
                anchor,
                losses,
                staged,
                open,
                new EncodedOutput(encoder, recorder, redactor, writer::generation));
    }
}
