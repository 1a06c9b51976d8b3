/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.read.Manifest;
import java.util.List;
import java.util.Map;

/** The manifest of a recording that was made for measuring. */
public final class SomeManifest {
    private SomeManifest() {}

    /** A manifest that says nothing. */
    public static Manifest empty() {
        return new Manifest(
                1,
                1,
                "measured",
                "snapshot",
                "benchmark",
                "",
                0,
                "",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                0,
                null,
                null,
                0,
                Map.of(),
                null,
                Map.of(),
                List.of());
    }
}
