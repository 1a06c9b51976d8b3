/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** What a chunk of JFR's says of itself in its first bytes, which JFR writes anew about once a second until it is finished. */
final class ChunkHead {
    static final int BYTES = 68;

    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int SIZE = 8;
    private static final int CONSTANTS = 16;
    private static final int METADATA = 24;
    private static final int DURATION_NANOS = 40;
    private static final int START_TICKS = 48;
    private static final int TICKS_PER_SECOND = 56;
    private static final int STATE = 64;

    private static final byte FINISHED = 0;
    private static final byte BEING_WRITTEN = (byte) 255;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ByteBuffer bytes;

    private ChunkHead(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The head of the chunk that begins here; null when it is no head, or just being written. */
    static @Nullable ChunkHead read(FileChannel file, long position) throws IOException {
        ByteBuffer first = bytes(file, position);
        // Four writes make one head: only what is found twice is whole.
        if (first == null || first.get(STATE) == BEING_WRITTEN || !first.equals(bytes(file, position))) {
            return null;
        }
        ChunkHead head = new ChunkHead(first);
        return first.getInt(0) == MAGIC && head.ticksPerSecond() > 0 && head.size() >= BYTES ? head : null;
    }

    private static @Nullable ByteBuffer bytes(FileChannel file, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                return null;
            }
        }
        return bytes.flip();
    }

    boolean isFinished() {
        return bytes.get(STATE) == FINISHED;
    }

    /** Whether all that belongs to the bytes of its size is among them: a chunk that was just begun has nothing yet. */
    boolean isComplete() {
        return isInside(bytes.getLong(CONSTANTS)) && isInside(bytes.getLong(METADATA));
    }

    private boolean isInside(long position) {
        return position >= BYTES && position < size();
    }

    /** How many bytes hold. */
    long size() {
        return bytes.getLong(SIZE);
    }

    long startTicks() {
        return bytes.getLong(START_TICKS);
    }

    long endTicks() {
        return startTicks() + ticks(bytes.getLong(DURATION_NANOS));
    }

    private long ticksPerSecond() {
        return bytes.getLong(TICKS_PER_SECOND);
    }

    long ticks(long nanos) {
        return Math.round(nanos / NANOS_PER_SECOND * ticksPerSecond());
    }

    long nanos(long ticks) {
        return Math.round(ticks * (NANOS_PER_SECOND / ticksPerSecond()));
    }

    /** The same of a chunk that ends here. */
    ByteBuffer finished() {
        return ByteBuffer.allocate(BYTES)
                .put(bytes.duplicate())
                .put(STATE, FINISHED)
                .flip();
    }

    boolean isSameAs(@Nullable ChunkHead other) {
        return other != null && bytes.equals(other.bytes);
    }
}
