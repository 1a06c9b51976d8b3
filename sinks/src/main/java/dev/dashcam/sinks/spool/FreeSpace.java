/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether the disk has room: what was asked for must be free, else the smaller of 1 GiB and a tenth of it. Looked at by the
 * spool's own threads, published for all.
 */
final class FreeSpace {
    private static final long MOST_KEPT_FREE = 1L << 30;
    /** With less the disk is full: files grow by larger pieces. */
    private static final long FULL_BYTES = 256 << 10;
    /** How much more than was there is asked for next time. */
    private static final long MORE_BYTES = 1 << 20;

    private final Path folder;
    private final @Nullable Long minFreeBytes;
    private final Probe probe;
    private volatile @Nullable String refusal;
    /** What a snapshot must find beside what is kept free: more than one had that filled the disk. */
    private volatile long neededBytes;

    FreeSpace(Path folder, @Nullable Long minFreeBytes, Probe probe) {
        this.folder = folder;
        this.minFreeBytes = minFreeBytes;
        this.probe = probe;
    }

    /** Why nothing can be stored, null when something can; as of the last look. */
    @Nullable
    String refusal() {
        return refusal;
    }

    void look() {
        refusal = judged();
    }

    /** A snapshot could not be finished, which is still there. Where the disk is full now, the next one needs more room. */
    void notFinished(long writtenBytes) {
        try {
            if (probe.look(folder).usableBytes() < FULL_BYTES) {
                neededBytes = writtenBytes + MORE_BYTES;
            }
        } catch (IOException failed) {
            // said when the next snapshot is stored, which meets the same
        }
    }

    /** A snapshot was finished. */
    void finished() {
        neededBytes = 0;
    }

    private @Nullable String judged() {
        try {
            Room room = probe.look(folder);
            long keptFree = minFreeBytes == null ? Math.min(MOST_KEPT_FREE, room.totalBytes() / 10) : minFreeBytes;
            long needed = neededBytes;
            if (room.usableBytes() >= keptFree + needed) {
                return null;
            }
            return "the disk of " + folder + " has " + Bytes.text(room.usableBytes()) + " left and "
                    + Bytes.text(keptFree) + " are kept free (dashcam.spool.min-free)"
                    + (needed == 0 ? "" : "; the last snapshot found no room in " + Bytes.text(needed - MORE_BYTES));
        } catch (IOException failed) {
            return "the folder " + folder + " cannot be looked at: " + failed.getMessage();
        }
    }

    /** Looks at a disk. */
    @FunctionalInterface
    interface Probe {
        Probe DISK = folder -> {
            FileStore store = Files.getFileStore(folder);
            return new Room(store.getUsableSpace(), store.getTotalSpace());
        };

        Room look(Path folder) throws IOException;
    }

    /**
     * The room on a disk.
     *
     * @param usableBytes what this process may still use
     * @param totalBytes all of it
     */
    record Room(long usableBytes, long totalBytes) {}
}
