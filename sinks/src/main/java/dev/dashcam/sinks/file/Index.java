/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hidden folder with an entry for each snapshot of one service that any of its processes wrote, and with the files being
 * written. Each entry is a file of its own, so that processes on several machines need no lock.
 */
final class Index {
    private static final String ENTRY = ".entry";
    private static final String UNFINISHED = ".part";
    private static final int MOST_BYTES = 4096;
    private static final long ABANDONED_MILLIS = 24 * 3_600_000L;

    private final Path folder;

    private Index(Path folder) {
        this.folder = folder;
    }

    /** In this folder, made where it is missing. */
    static Index open(Folder folder, String service) throws IOException {
        Path inside = folder.prepared(".dashcam-" + service + "/x").getParent();
        if (inside == null) {
            throw new IOException("there is no folder for the index");
        }
        return new Index(inside);
    }

    /** Where a file is while it is written: on the same file system, and never in the way of another process's. */
    Path unfinished(String name) {
        return folder.resolve(Digest.of(name) + UNFINISHED);
    }

    void add(Entry entry) throws IOException {
        byte[] text = entry.text().getBytes(StandardCharsets.UTF_8);
        Copy.of(new ByteArrayInputStream(text), folder.resolve(Digest.of(entry.name()) + ENTRY + UNFINISHED))
                .moveTo(path(entry));
    }

    void remove(Entry entry) throws IOException {
        Files.deleteIfExists(path(entry));
    }

    /** All that can be read, oldest first. */
    List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENTRY)) {
            for (Path file : files) {
                Entry entry = read(file);
                if (entry != null && path(entry).equals(file)) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        entries.sort(Comparator.comparingLong(Entry::writtenMillis));
        return entries;
    }

    /** Deletes what processes left that ended while they wrote. */
    void deleteAbandoned(long nowMillis) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path file : files) {
                if (nowMillis - Files.getLastModifiedTime(file).toMillis() > ABANDONED_MILLIS) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    private Path path(Entry entry) {
        return folder.resolve(Digest.of(entry.name()) + ENTRY);
    }

    private static @Nullable Entry read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES ? null : Entry.parse(Files.readString(file));
        } catch (IOException deletedOrDamaged) {
            return null;
        }
    }
}
