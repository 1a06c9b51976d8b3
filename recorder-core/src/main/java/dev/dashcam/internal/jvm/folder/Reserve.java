/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Room set aside in a file: to stop, the JVM has to write the end of its recording, and ends itself when it cannot. Whoever has
 * filled the file system by then has not filled this.
 */
public final class Reserve {
    private static final int PIECE_BYTES = 1 << 16;

    private final Path file;

    /** Sets it aside. */
    public Reserve(PrivateFolder folder, long bytes) throws IOException {
        this.file = folder.path().resolve("reserve");
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Permissions.ofFile(folder.path()))) {
            ByteBuffer zeros = ByteBuffer.allocate(PIECE_BYTES);
            for (long written = 0; written < bytes; written += PIECE_BYTES) {
                channel.write(zeros.clear());
            }
        }
    }

    /** Gives it back. */
    public void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // It goes with its folder.
        }
    }
}
