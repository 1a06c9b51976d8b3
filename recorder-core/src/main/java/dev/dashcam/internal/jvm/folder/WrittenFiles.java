/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files in the subfolders of a folder: how large they are, and how much has been written to them. For one thread. */
public final class WrittenFiles {
    private final Path folder;
    private Map<Path, Long> sizes = new HashMap<>();
    private long bytes;
    private long writtenBytes;
    private long newestBytes;

    /** Those in this folder. */
    public WrittenFiles(Path folder) {
        this.folder = folder;
    }

    /** Looks at them again. */
    public void look() {
        Map<Path, Long> now = new HashMap<>();
        long sum = 0;
        long newestMillis = Long.MIN_VALUE;
        try (DirectoryStream<Path> subfolders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path subfolder : subfolders) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(subfolder)) {
                    for (Path file : files) {
                        long size = file.toFile().length();
                        now.put(file, size);
                        sum += size;
                        if (file.toFile().lastModified() >= newestMillis) {
                            newestMillis = file.toFile().lastModified();
                            newestBytes = size;
                        }
                        writtenBytes += Math.max(0, size - sizes.getOrDefault(file, 0L));
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException vanished) {
            // What was removed meanwhile is not there the next time.
        }
        sizes = now;
        bytes = sum;
    }

    /** How large they were together when last looked at. */
    public long bytes() {
        return bytes;
    }

    /** How large the one was that was written to last. */
    public long newestBytes() {
        return newestBytes;
    }

    /** How much has been written to them since the first look, whatever has been removed. */
    public long writtenBytes() {
        return writtenBytes;
    }
}
