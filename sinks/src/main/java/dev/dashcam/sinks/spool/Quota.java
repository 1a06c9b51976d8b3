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
 * then manual ones, of each the oldest first. In memory there is room for one; a drill is there besides for as long as it takes,
 * since nobody's snapshot may have to go for it.
 */
final class Quota {
    private final Path folder;
    private final SpoolSettings settings;
    private final boolean isInMemory;
    private final RecorderClock clock;
    private final Catalogue catalogue;
    private final Evictions evictions;
    private volatile Usage usage = new Usage(0, 0);

    Quota(SpoolPlace place, SpoolSettings settings, RecorderClock clock, Catalogue catalogue, Evictions evictions) {
        this.folder = place.folder().path();
        this.settings = settings;
        this.isInMemory = place.isInMemory();
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
    synchronized void makeRoom(long bytes, boolean isDrill) throws IOException {
        if (bytes > settings.maxBytes) {
            throw new IOException("The snapshot (" + Bytes.text(bytes) + ") is larger than the whole spool may be ("
                    + Bytes.text(settings.maxBytes) + "). Raise dashcam.spool.max-size.");
        }
        evict(bytes, isInMemory && isDrill ? 0 : 1);
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

    /** Deletes what was only for trying. */
    synchronized void evictDrills() throws IOException {
        for (SpoolFiles.Stored file : SpoolFiles.list(folder)) {
            if (evictions.isDrill(file.id())) {
                evictions.evict(file, "as it was a drill");
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
        int files = moreFiles;
        for (SpoolFiles.Stored file : stored) {
            files += isCounted(file) ? 1 : 0;
        }
        int maxFiles = isInMemory ? 1 : settings.maxFiles;
        long oldestMillis = clock.epochNanos() / 1_000_000 - settings.maxAge.toMillis();
        for (SpoolFiles.Stored file : stored) {
            boolean isTooMuch = bytes > settings.maxBytes || (files > maxFiles && isCounted(file));
            if (isTooMuch || file.modifiedMillis() < oldestMillis) {
                evictions.evict(file, isTooMuch ? "to make room" : "for its age");
                bytes -= file.bytes();
                files -= isCounted(file) ? 1 : 0;
            }
        }
        usage = new Usage(files, bytes);
    }

    private boolean isCounted(SpoolFiles.Stored file) {
        return !isInMemory || !evictions.isDrill(file.id());
    }

    /**
     * How full it is.
     *
     * @param files the number of sealed snapshots
     * @param bytes their size
     */
    record Usage(int files, long bytes) {}
}
