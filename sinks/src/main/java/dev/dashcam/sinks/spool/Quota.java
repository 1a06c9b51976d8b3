/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Keeps the spool within its size, its number of files and their age. What all sinks have goes first, then automatic snapshots,
 * then manual ones, of each the oldest first.
 */
final class Quota {
    private final Path folder;
    private final SpoolSettings settings;
    private final RecorderClock clock;
    private final Catalogue catalogue;
    private final Evictions evictions;
    private volatile Usage usage = new Usage(0, 0);

    Quota(Path folder, SpoolSettings settings, RecorderClock clock, Catalogue catalogue, Evictions evictions) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.catalogue = catalogue;
        this.evictions = evictions;
    }

    /** How full the spool was when it was last looked at. */
    Usage usage() {
        return usage;
    }

    /**
     * Makes room for one more file of this size.
     *
     * @throws IOException when it is too large for the whole spool; then nothing is deleted
     */
    synchronized void makeRoom(long bytes) throws IOException {
        if (bytes > settings.maxBytes) {
            throw new IOException("The snapshot (" + Bytes.text(bytes) + ") is larger than the whole spool may be ("
                    + Bytes.text(settings.maxBytes) + "). Raise dashcam.spool.max-size.");
        }
        evict(bytes, 1);
    }

    /** Deletes what is too old or too much by now. */
    synchronized void enforce() throws IOException {
        evict(0, 0);
    }

    /** Deletes what all sinks have, the oldest first, until there is enough room on the disk. */
    synchronized void evictDelivered(BooleanSupplier isEnough) throws IOException {
        for (SpoolFiles.Stored file : SpoolFiles.list(folder)) {
            if (evictions.isDelivered(file.id())) {
                if (isEnough.getAsBoolean()) {
                    break;
                }
                evictions.evict(file, "since the disk is full");
            }
        }
        enforce();
    }

    private void evict(long moreBytes, int moreFiles) throws IOException {
        List<SpoolFiles.Stored> stored = new ArrayList<>(SpoolFiles.list(folder));
        catalogue.retain(stored.stream().map(SpoolFiles.Stored::id).toList());
        Map<String, Integer> ranks = new HashMap<>();
        long bytes = moreBytes;
        for (SpoolFiles.Stored file : stored) {
            bytes += file.bytes();
            ranks.put(file.id(), evictions.rank(file.id()));
        }
        stored.sort(Comparator.comparing(file -> ranks.getOrDefault(file.id(), 0)));
        int files = stored.size() + moreFiles;
        long oldestMillis = clock.epochNanos() / 1_000_000 - settings.maxAge.toMillis();
        for (SpoolFiles.Stored file : stored) {
            boolean isTooMuch = bytes > settings.maxBytes || files > settings.maxFiles;
            if (isTooMuch || file.modifiedMillis() < oldestMillis) {
                evictions.evict(file, isTooMuch ? "to make room" : "for its age");
                bytes -= file.bytes();
                files--;
            }
        }
        usage = new Usage(files, bytes);
    }

    /**
     * How full it is.
     *
     * @param files the number of sealed snapshots
     * @param bytes their size
     */
    record Usage(int files, long bytes) {}
}
