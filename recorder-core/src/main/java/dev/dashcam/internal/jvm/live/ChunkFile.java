/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A chunk of JFR's in a file of its own, held open, so that it stays when it is removed. */
record ChunkFile(FileChannel channel, ChunkHead head) implements AutoCloseable {
    /** Opens it; null when it has gone, or has no head now. */
    static @Nullable ChunkFile open(Path path) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                ChunkHead head = ChunkHead.read(channel, 0);
                if (head != null) {
                    return new ChunkFile(channel, head);
                }
                channel.close();
                return null;
            } catch (IOException | RuntimeException | Error failed) {
                channel.close();
                throw failed;
            }
        } catch (IOException vanished) {
            return null;
        }
    }

    /** Appends what holds of it, as a chunk that is finished. */
    void copy(FileChannel target) throws IOException {
        target.write(head.finished());
        for (long copied = ChunkHead.BYTES; copied < head.size(); ) {
            long count = channel.transferTo(copied, head.size() - copied, target);
            if (count <= 0) {
                throw new IOException("a file of JFR's became shorter");
            }
            copied += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
