/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as people write them in a file of properties. */
final class Paths {
    private Paths() {}

    static Path of(String text) {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("\"" + text + "\" is no path: " + invalid.getReason() + ".", invalid);
        }
    }
}
