/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.columns.FormatVersion;
import java.util.List;
import java.util.Map;

/** Manifests for tests. */
final class Manifests {
    private Manifests() {}

    static Manifest plain() {
        return new Manifest(
                FormatVersion.CURRENT,
                FormatVersion.READABLE_FROM,
                "7f3k2q",
                "snapshot",
                "shop",
                "shop-1",
                4711,
                "OpenJDK 17",
                1_000,
                1_700_000_000_000_000_000L,
                30_000_000_000L,
                2_000,
                3_000,
                4_000,
                5_000,
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
