/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.explain;

import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.RecordingPasses;
import dev.dashcam.read.ThreadAtTrigger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A finished recording's file, to be explained with as much heap as a recorder takes to explain it. For one thread at a time. */
public final class RecordedIncident implements Incident {
    private final Path file;
    private final Manifest manifest;
    private final RecordingPasses passes;

    private RecordedIncident(Path file, Manifest manifest) {
        this.file = file;
        this.manifest = manifest;
        this.passes = new RecordingPasses(file, MAX_JVM_BYTES, MAX_GENERATION_BYTES);
    }

    /**
     * The recording in a file.
     *
     * @throws IOException when it is damaged, was cut off before the manifest, or needs newer tools
     */
    public static RecordedIncident of(Path file) throws IOException {
        try (RecordingFile recording = RecordingFile.open(file)) {
            Manifest manifest = recording.manifest();
            if (manifest == null) {
                throw new IOException(file + " was cut off: it has no manifest.");
            }
            return new RecordedIncident(file, manifest);
        }
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public String fileName() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public EventStream events() throws IOException {
        return passes.events();
    }

    @Override
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        try (RecordingFile recording = RecordingFile.open(file)) {
            recording.threads(each);
        }
    }
}
