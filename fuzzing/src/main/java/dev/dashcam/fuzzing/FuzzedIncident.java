/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;

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
}
