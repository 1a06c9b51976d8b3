/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file that is written again for each input; deleted with the JVM. */
final class ScratchFile {
    private static final Path FILE = create();

    private ScratchFile() {}

    static Path with(byte[] content) throws IOException {
        return Files.write(FILE, content);
    }

    private static Path create() {
        try {
            Path file = Files.createTempFile("fuzzed", ".dcam");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
