/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.StoreEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a spool is.
 *
 * @param folder its folder
 * @param isInMemory whether that is in memory
 * @param shortcoming why it is, where nobody has asked for that: sentences that end with what to do; else null
 */
record SpoolPlace(
        SpoolFolder folder, boolean isInMemory, @Nullable String shortcoming) {
    private static final Path MEMORY = Path.of("/dev/shm");

    /**
     * The place that the settings ask for, or the next best.
     *
     * @throws IOException when there is none; the message says what to do
     */
    static SpoolPlace open(SpoolSettings settings, StoreEnvironment environment) throws IOException {
        if (settings.mode == SpoolMode.MEMORY) {
            return new SpoolPlace(inMemory(environment), true, null);
        }
        try {
            return new SpoolPlace(onDisk(settings, environment), false, null);
        } catch (IOException refused) {
            if (settings.mode == SpoolMode.DISK) {
                throw refused;
            }
            return new SpoolPlace(insteadOfDisk(environment, refused), true, sentence(refused));
        }
    }

    /** Where it is, in words for people. */
    String words() {
        return isInMemory
                ? folder.path() + " (in memory, only the last one)"
                : folder.path().toString();
    }

    private static SpoolFolder onDisk(SpoolSettings settings, StoreEnvironment environment) throws IOException {
        Path directory = settings.directory;
        if (directory != null) {
            return SpoolFolder.open(directory.toAbsolutePath().normalize(), environment.service(), environment.log());
        }
        String property = System.getProperty(SpoolFactory.DIRECTORY, "").strip();
        if (!property.isEmpty()) {
            return SpoolFolder.open(path(property), environment.service(), environment.log());
        }
        return SpoolFolder.openShared(environment.service(), environment.log());
    }

    private static SpoolFolder insteadOfDisk(StoreEnvironment environment, IOException refused) throws IOException {
        try {
            return inMemory(environment);
        } catch (IOException neither) {
            neither.addSuppressed(refused);
            throw new IOException(sentence(refused) + " Nor in memory: " + neither.getMessage(), neither);
        }
    }

    private static SpoolFolder inMemory(StoreEnvironment environment) throws IOException {
        if (!Files.isWritable(MEMORY)) {
            throw new IOException(
                    "There is no " + MEMORY + " that can be written, to keep a snapshot in memory. Mount one,"
                            + " or give the spool a folder with dashcam.spool.directory and dashcam.spool.mode=disk.");
        }
        return SpoolFolder.openShared(MEMORY, environment.service(), environment.log());
    }

    private static String sentence(IOException refused) {
        String words = String.valueOf(refused.getMessage());
        return words.endsWith(".")
                ? words
                : words + ". Set dashcam.spool.directory to a folder that this process owns.";
    }

    private static Path path(String property) {
        try {
            return Path.of(property).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException(
                    SpoolFactory.DIRECTORY + " is \"" + property + "\", which is no path: " + invalid.getReason(),
                    invalid);
        }
    }
}
