/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the chunks that a recording of JFR's consists of. They are looked at first: JFR's parser believes them and
 * allocates what they say.
 *
 * @param ticksPerSecond the frequency of the clock that its events are on
 * @param firstTicks when the first chunk began
 */
record ChunkHeaders(long ticksPerSecond, long firstTicks) {
    private static final int HEADER_BYTES = 68;
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int MAJOR = 4;
    private static final int SIZE = 8;
    private static final int CONSTANTS = 16;
    private static final int METADATA = 24;
    private static final int START_TICKS = 48;
    private static final int TICKS_PER_SECOND = 56;

    /** The headers, null when they are not as they must be. */
    static @Nullable ChunkHeaders read(Path recording) throws IOException {
        try (FileChannel file = FileChannel.open(recording)) {
            ChunkHeaders first = null;
            long position = 0;
            while (position < file.size()) {
                ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
                if (file.read(header, position) < HEADER_BYTES || !isSound(header, file.size() - position)) {
                    return null;
                }
                if (first == null) {
                    first = new ChunkHeaders(header.getLong(TICKS_PER_SECOND), header.getLong(START_TICKS));
                }
                position += header.getLong(SIZE);
            }
            return first;
        }
    }

    private static boolean isSound(ByteBuffer header, long available) {
        long size = header.getLong(SIZE);
        short major = header.getShort(MAJOR);
        return header.getInt(0) == MAGIC
                && (major == 1 || major == 2)
                && size > HEADER_BYTES
                && size <= available
                && isInside(header.getLong(CONSTANTS), size)
                && isInside(header.getLong(METADATA), size)
                && header.getLong(TICKS_PER_SECOND) > 0;
    }

    private static boolean isInside(long position, long size) {
        return position >= HEADER_BYTES && position < size;
    }
}
