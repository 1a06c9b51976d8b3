/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory from a file that only its mapping keeps alive. */
final class MappedFile {
    private static final int BLOCK = 64 << 10;
    private static final int PAGE = 4 << 10;

    private MappedFile() {}

    /**
     * Makes, maps and deletes a file.
     *
     * @throws IOException when there is no room for all of it, or the folder cannot be written
     */
    static MappedByteBuffer map(int bytes, Path folder) throws IOException {
        // Created new, for the owner only (0600 where the file system knows modes).
        Path file = Files.createTempFile(folder, "dashcam-ring", ".tmp");
        // A channel that is used by an interrupted thread is closed; the caller may be one.
        boolean interrupted = Thread.interrupted();
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            // A page that is not there yet and finds the file system full is a SIGBUS: all of it must be written first.
            // By arrays: a channel would take direct memory for its transfers.
            byte[] zeroes = new byte[Math.min(BLOCK, bytes)];
            for (int left = bytes; left > 0; left -= zeroes.length) {
                open.write(zeroes, 0, Math.min(zeroes.length, left));
            }
            MappedByteBuffer mapped = open.getChannel().map(MapMode.READ_WRITE, 0, bytes);
            for (int position = 0; position < bytes; position += PAGE) {
                mapped.put(position, (byte) 0);
            }
            return mapped;
        } finally {
            delete(file.toFile());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** At once where the system lets us (not on Windows, where the mapping holds the file), else when the JVM ends. */
    private static void delete(File file) {
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }
}
