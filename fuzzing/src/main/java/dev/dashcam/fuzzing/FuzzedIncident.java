/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** A fuzzed recording to be explained. */
final class FuzzedIncident implements Incident {
    private final Manifest manifest;
    private final byte[] file;

    FuzzedIncident(Manifest manifest, byte[] file) {
        this.manifest = manifest;
        this.file = file;
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public String fileName() {
        return "fuzzed.dcam";
    }

    @Override
    public EventStream events() {
        return TraceReader.read(new ByteArrayInputStream(file));
    }

    @Override
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        try (RecordingFile recording = RecordingFile.open(ScratchFile.with(file))) {
            recording.threads(each);
        }
    }
}
