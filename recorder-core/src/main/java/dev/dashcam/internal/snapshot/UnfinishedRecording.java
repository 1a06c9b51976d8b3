/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.explain.Incident;
import dev.dashcam.internal.json.TextPieces;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingPasses;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadDumpReader;
import java.io.IOException;
import java.util.function.Consumer;

/** A recording that has all its events, to be explained before it is sealed. */
final class UnfinishedRecording implements Incident {
    private final Manifest manifest;
    private final String fileName;
    private final RecordingPasses passes;
    private final TextPieces threadsJson;

    UnfinishedRecording(Manifest manifest, String fileName, RecordingPasses passes, TextPieces threadsJson) {
        this.manifest = manifest;
        this.fileName = fileName;
        this.passes = passes;
        this.threadsJson = threadsJson;
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public String fileName() {
        return fileName;
    }

    @Override
    public EventStream events() throws IOException {
        return passes.events();
    }

    @Override
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        ThreadDumpReader.read(threadsJson.read(), each);
    }
}
