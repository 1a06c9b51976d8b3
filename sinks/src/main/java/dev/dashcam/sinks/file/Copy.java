/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file that is complete and on disk, under a name that nobody looks for yet. */
record Copy(Path file, long bytes, String sha256) {

    /** Copies everything; a file that was left under that name by a process which ended is replaced. */
    static Copy of(InputStream in, Path unfinished) throws IOException {
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Folder.forFile(unfinished))) {
            String sha256 = Digest.ofAll(in, Channels.newOutputStream(channel));
            channel.force(true);
            return new Copy(unfinished, channel.size(), sha256);
        }
    }

    /** Gives it its name, atomically; the name outlives a power cut where folders can be forced to disk. */
    void moveTo(Path finished) throws IOException {
        Files.move(file, finished, StandardCopyOption.ATOMIC_MOVE);
        Path folder = finished.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows and some network file systems open no folders; the file itself is on disk
        }
    }
}
