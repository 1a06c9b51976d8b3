/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.samples;

import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the samples to a folder, to try the command line on. */
public final class WriteSamples {
    private WriteSamples() {}

    /** Writes them to the folder named. */
    public static void main(String[] args) throws java.io.IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        SampleRecording.snapshotIn(folder);
        SampleRecording.cutOffIn(folder);
        SampleRecording.damagedIn(folder);
    }
}
