/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sink.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A snapshot being written. Used by one thread. */
final class SpoolDraft implements SnapshotStore.Draft {
    private final Path unfinished;
    private final Path sealed;
    private final Quota quota;
    private final FreeSpace freeSpace;
    private boolean isSealed;

    private SpoolDraft(Path unfinished, Path sealed, Quota quota, FreeSpace freeSpace) {
        this.unfinished = unfinished;
        this.sealed = sealed;
        this.quota = quota;
        this.freeSpace = freeSpace;
    }

    static SpoolDraft begin(Path folder, String id, Quota quota, FreeSpace freeSpace) throws IOException {
        Path unfinished = SpoolFiles.unfinished(folder, id);
        Files.createFile(unfinished, Permissions.forFile(unfinished));
        return new SpoolDraft(unfinished, SpoolFiles.sealed(folder, id), quota, freeSpace);
    }

    @Override
    public Path file() {
        return unfinished;
    }

    @Override
    public Path seal(SnapshotLabel label) throws IOException {
        SpoolFiles.force(unfinished, StandardOpenOption.WRITE);
        quota.makeRoom(Files.size(unfinished), Catalogue.isDrill(label));
        if (Files.exists(sealed)) {
            throw new IOException("There is a snapshot " + sealed + " already.");
        }
        // First, so that no snapshot is ever there whose name at the destinations is not known.
        Path labelFile = SpoolFiles.label(sealed);
        Files.deleteIfExists(labelFile);
        LabelFile.write(labelFile, label);
        Files.move(unfinished, sealed, StandardCopyOption.ATOMIC_MOVE);
        isSealed = true;
        freeSpace.finished();
        forceName();
        return sealed;
    }

    @Override
    public void close() {
        if (isSealed) {
            return;
        }
        try {
            if (Files.exists(unfinished)) {
                freeSpace.notFinished(Files.size(unfinished));
            }
            Files.deleteIfExists(unfinished);
            if (!Files.exists(sealed)) {
                Files.deleteIfExists(SpoolFiles.label(sealed));
            }
        } catch (IOException failed) {
            // deleted as a leftover at the next start
        }
    }

    /** The new name outlives a power cut only when the folder is forced too, which not every system can do. */
    private void forceName() {
        Path folder = sealed.getParent();
        if (folder == null) {
            return;
        }
        try {
            SpoolFiles.force(folder, StandardOpenOption.READ);
        } catch (IOException unsupported) {
            // Windows opens no folders; the file itself is on disk
        }
    }
}
