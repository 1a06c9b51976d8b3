/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.sink.StoreEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** Opens spools; found on the class path with the default settings and the system property {@value #DIRECTORY}. */
public final class SpoolFactory implements SnapshotStoreFactory {
    /** The system property that names the folder where the settings do not. */
    public static final String DIRECTORY = "dashcam.spool.directory";

    private static final Path MEMORY = Path.of("/dev/shm");

    private final SpoolSettings settings;

    /** With the default settings. */
    public SpoolFactory() {
        this(SpoolSettings.builder().build());
    }

    /** With these settings. */
    public SpoolFactory(SpoolSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public SnapshotStore open(StoreEnvironment environment) throws IOException {
        Path directory = settings.directory;
        String property = System.getProperty(DIRECTORY, "").strip();
        SpoolFolder folder;
        if (settings.isInMemory) {
            folder = inMemory(environment);
        } else if (directory != null) {
            folder = SpoolFolder.open(directory.toAbsolutePath().normalize(), environment.service(), environment.log());
        } else if (!property.isEmpty()) {
            folder = SpoolFolder.open(path(property), environment.service(), environment.log());
        } else {
            folder = SpoolFolder.openShared(environment.service(), environment.log());
        }
        return new Spool(folder, settings, environment);
    }

    private static SpoolFolder inMemory(StoreEnvironment environment) throws IOException {
        if (!Files.isWritable(MEMORY)) {
            throw new IOException(
                    "There is no " + MEMORY + " to keep a snapshot in memory. Mount one, or give the spool a"
                            + " folder with dashcam.spool.directory.");
        }
        return SpoolFolder.openShared(MEMORY, environment.service(), environment.log());
    }

    private static Path path(String property) {
        try {
            return Path.of(property).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException(
                    DIRECTORY + " is \"" + property + "\", which is no path: " + invalid.getReason(), invalid);
        }
    }
}
