/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much of one service a folder holds. */
record Limits(long maxBytes, int maxFiles, @Nullable Duration maxAge) {
    static final Limits DEFAULT = new Limits(10L << 30, 10_000, null);

    private static final long LEAST_BYTES = 1 << 20;
    private static final int MOST_FILES = 100_000;

    Limits {
        if (maxBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("The size of the folder must be 1 MiB or more: " + maxBytes + " bytes.");
        }
        if (maxFiles < 1 || maxFiles > MOST_FILES) {
            throw new IllegalArgumentException("The number of files must be between 1 and 100000: " + maxFiles + ".");
        }
        if (maxAge != null && (maxAge.isNegative() || maxAge.isZero())) {
            throw new IllegalArgumentException("The age of the files must be more than 0: " + maxAge + ".");
        }
    }
}
