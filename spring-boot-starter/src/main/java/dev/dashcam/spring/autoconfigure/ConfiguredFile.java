/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.sinks.file.FileSink;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The sink for a folder that the properties describe. */
final class ConfiguredFile {
    private final FileSinkProperties properties;
    private final AppliedProperty applied;

    ConfiguredFile(FileSinkProperties properties, AppliedProperty applied) {
        this.properties = properties;
        this.applied = applied;
    }

    /** Null where the folder's name is empty, as a placeholder without a value leaves it. */
    @Nullable
    FileSink sink() {
        applied.set("dashcam.sinks.file.directory");
        String directory = properties.directory();
        if (directory == null) {
            throw new IllegalArgumentException("There is no folder to copy snapshots to.");
        }
        if (directory.isBlank()) {
            return null;
        }
        FileSink sink = FileSink.in(path(directory));
        if (!properties.files().isBlank()) {
            applied.set("dashcam.sinks.file.files");
            sink = sink.files(properties.files().strip());
        }
        applied.set("dashcam.sinks.file.max-size");
        sink = sink.maxSize(properties.maxSize().toBytes());
        applied.set("dashcam.sinks.file.max-files");
        sink = sink.maxFiles(properties.maxFiles());
        if (properties.maxAge() != null) {
            applied.set("dashcam.sinks.file.max-age");
            sink = sink.maxAge(properties.maxAge());
        }
        return sink;
    }

    /** A path as people write it in a file of properties. */
    static Path path(String text) {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("\"" + text + "\" is no path: " + invalid.getReason() + ".", invalid);
        }
    }
}
