/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.recording;

import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.RecordingFormatException;
import dev.dashcam.tools.terminal.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Recordings that are files. */
public final class RecordingFiles {
    private RecordingFiles() {}

    /**
     * The path of a file that can be read.
     *
     * @throws Complaint when there is none
     */
    public static Path existing(String file) {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw Complaint.usage("'" + file + "' is no path: " + e.getReason());
        }
        if (!Files.exists(path)) {
            throw Complaint.usage("there is no file " + file);
        }
        if (Files.isDirectory(path)) {
            throw Complaint.usage(file + " is a folder; name a .dcam file in it");
        }
        if (!Files.isReadable(path)) {
            throw Complaint.usage(file + " may not be read by this user; snapshots belong to the service's");
        }
        return path;
    }

    /** What to call the file in texts. */
    public static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** The manifest at the end of the file, null when it was cut off, cannot be read, or the file is a pipe. */
    static @Nullable Manifest manifest(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (RecordingFile file = RecordingFile.open(path)) {
            return file.manifest();
        } catch (RecordingFormatException e) {
            // Whoever reads the events on learns of it again, with all that is wrong.
            return null;
        }
    }
}
