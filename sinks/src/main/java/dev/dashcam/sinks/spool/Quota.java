/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps the spool within its size, its number of files and their age: automatic snapshots go first, the oldest first. */
final class Quota {
    private final Path folder;
    private final SpoolSettings settings;
    private final RecorderClock clock;

    Quota(Path folder, SpoolSettings settings, RecorderClock clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
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

    private void evict(long moreBytes, int moreFiles) throws IOException {
        List<SpoolFiles.Stored> stored = new ArrayList<>(SpoolFiles.list(folder));
        stored.sort(Comparator.comparing(SpoolFiles.Stored::isManual));
        long bytes = moreBytes;
        for (SpoolFiles.Stored file : stored) {
            bytes += file.bytes();
        }
        int files = stored.size() + moreFiles;
        long oldestMillis = clock.epochNanos() / 1_000_000 - settings.maxAge.toMillis();
        for (SpoolFiles.Stored file : stored) {
            boolean isTooMuch = bytes > settings.maxBytes || files > settings.maxFiles;
            if (isTooMuch || file.modifiedMillis() < oldestMillis) {
                SpoolFiles.delete(file.file());
                bytes -= file.bytes();
                files--;
            }
        }
    }
}
