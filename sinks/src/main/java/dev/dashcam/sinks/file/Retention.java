/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the oldest snapshots of a service until there is room. A file is deleted only when it has the name, the size and the
 * SHA-256 of one that we wrote: what somebody else put there, changed, renamed or copied is theirs, and is forgotten.
 */
final class Retention {
    /** A process may have made the entry just now, and the file a moment later. */
    private static final long YOUNG_MILLIS = 3_600_000;

    private final Folder folder;
    private final Index index;
    private final Limits limits;

    Retention(Folder folder, Index index, Limits limits) {
        this.folder = folder;
        this.index = index;
        this.limits = limits;
    }

    /** Makes room for one more snapshot. */
    void makeRoom(String name, long moreBytes, long nowMillis) throws IOException {
        List<Entry> entries = index.entries();
        entries.removeIf(entry -> entry.name().equals(name));
        if (fits(entries, moreBytes, nowMillis)) {
            return;
        }
        List<Entry> present = present(entries, nowMillis);
        while (!present.isEmpty() && !fits(present, moreBytes, nowMillis)) {
            Entry oldest = present.remove(0);
            delete(oldest);
            index.remove(oldest);
        }
    }

    private boolean fits(List<Entry> entries, long moreBytes, long nowMillis) {
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        return bytes + moreBytes <= limits.maxBytes()
                && entries.size() < limits.maxFiles()
                && entries.stream().noneMatch(entry -> isTooOld(entry, nowMillis));
    }

    private boolean isTooOld(Entry entry, long nowMillis) {
        Duration maxAge = limits.maxAge();
        return maxAge != null && nowMillis - entry.writtenMillis() > maxAge.toMillis();
    }

    /** Those whose files are still there. */
    private List<Entry> present(List<Entry> entries, long nowMillis) throws IOException {
        List<Entry> present = new ArrayList<>();
        for (Entry entry : entries) {
            if (isThere(entry.name())) {
                present.add(entry);
            } else if (nowMillis - entry.writtenMillis() > YOUNG_MILLIS) {
                index.remove(entry);
            }
        }
        return present;
    }

    private boolean isThere(String name) {
        try {
            return Files.isRegularFile(folder.existing(name), LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private void delete(Entry entry) throws IOException {
        deleteOurs(entry.name(), entry.sha256());
        deleteOurs(Entry.manifestName(entry.name()), entry.manifestSha256());
    }

    private void deleteOurs(String name, String sha256) throws IOException {
        try {
            Path file = folder.existing(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Digest.of(file).equals(sha256)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException gone) {
            // another process was faster
        }
    }
}
