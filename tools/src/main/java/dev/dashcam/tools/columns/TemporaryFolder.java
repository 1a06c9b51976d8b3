/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Where column files live: each in a private folder of its own. On POSIX systems a file is unlinked as soon as it is open, so
 * that nothing is left however the process ends. Elsewhere an open file cannot be unlinked; it goes when it is closed or the
 * JVM exits, and what a killed process left goes when the next one starts.
 */
public final class TemporaryFolder {
    private static final String PREFIX = "dashcam-columns-";
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final long SPARE_BYTES = 64L << 20;

    private final Path root;

    private TemporaryFolder(Path root) {
        this.root = root;
    }

    /** The folder named by the environment variable {@code TMPDIR}, else the JVM's. */
    public static TemporaryFolder ofEnvironment() {
        String named = System.getenv("TMPDIR");
        return in(Path.of(named == null || named.isEmpty() ? System.getProperty("java.io.tmpdir", ".") : named));
    }

    /** A folder below this one; removes what killed processes left there. */
    public static TemporaryFolder in(Path root) {
        TemporaryFolder folder = new TemporaryFolder(root);
        folder.removeLeftovers(Instant.now().minus(SETTLED));
        return folder;
    }

    /** A name for a new file in a new folder that only this user may enter. */
    File newFile() throws IOException {
        try {
            return Files.createTempDirectory(root, PREFIX).resolve("columns").toFile();
        } catch (IOException e) {
            throw new IOException(
                    "cannot create a temporary file in " + root + "; set TMPDIR to a folder that is writable", e);
        }
    }

    /** Unlinks an open file where that is possible. */
    void unlink(File file) {
        delete(file.toPath());
        if (file.exists()) {
            file.getParentFile().deleteOnExit();
            file.deleteOnExit();
        }
    }

    /**
     * Checks that a file may grow, because a mapped page for which there is no room ends the process.
     *
     * @throws IOException when there is too little room; says what to do
     */
    void checkRoom(long bytes) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < bytes + SPARE_BYTES) {
            throw new IOException("the temporary folder " + root + " has only " + (free >> 20)
                    + " MB left; make room there or set TMPDIR to a folder that has some");
        }
    }

    /** Removes the folders last touched before this instant. A file that is open on Windows refuses and stays. */
    void removeLeftovers(Instant before) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(root, PREFIX + "*")) {
            for (Path leftover : leftovers) {
                if (Files.getLastModifiedTime(leftover).toInstant().isBefore(before)) {
                    delete(leftover.resolve("columns"));
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException e) {
            // Somebody else's, or still open: theirs to remove.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            // Open on Windows; the caller looks whether it is still there.
        }
    }
}
