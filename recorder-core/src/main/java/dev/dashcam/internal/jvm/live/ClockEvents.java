/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The events of one chunk that tie its ticks to the monotonic clock. For one thread. */
final class ClockEvents {
    private static final int PIECE_BYTES = 1 << 16;
    private static final int MOST_NUMBER_BYTES = 9;
    private static final int LAST_SHIFT = 56;

    private final FileChannel file;
    private final ClockEvent layout;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES).limit(0);
    private final long[] fields;
    private long pieceStart;

    private boolean isAny;
    private long firstTicks;
    private long firstNanos;
    private boolean isFlushed;
    private long lastFlushNanos;

    /** Reads those from the position of a chunk on. */
    ClockEvents(FileChannel file, long position, ChunkHead head, ClockEvent layout) throws IOException {
        this.file = file;
        this.layout = layout;
        this.fields = new long[layout.fields()];
        long end = position + head.size();
        for (long start = position + ChunkHead.BYTES; start < end; ) {
            load(start, 2 * MOST_NUMBER_BYTES);
            long size = number();
            if (size <= 1 || size > end - start) {
                throw new IOException("an event of " + size + " bytes");
            }
            if (number() == layout.type()) {
                take(start, size);
            }
            start += size;
        }
    }

    private void take(long start, long size) throws IOException {
        load(start, (int) Math.min(size, (2L + fields.length) * MOST_NUMBER_BYTES));
        number();
        number();
        for (int i = 0; i < fields.length; i++) {
            fields[i] = number();
        }
        long nanos = fields[layout.nanos()];
        if (!isAny) {
            isAny = true;
            firstTicks = fields[layout.ticks()];
            firstNanos = nanos;
        }
        if (fields[layout.flush()] == 1 && (!isFlushed || nanos - lastFlushNanos > 0)) {
            isFlushed = true;
            lastFlushNanos = nanos;
        }
    }

    /** Whether there is one. */
    boolean isAny() {
        return isAny;
    }

    /** Whether it was written out after this instant. */
    boolean isFlushedSince(long nanos) {
        return isFlushed && lastFlushNanos - nanos >= 0;
    }

    /** An instant in ticks. There must be an event. */
    long ticks(long nanos, ChunkHead head) {
        return firstTicks + head.ticks(nanos - firstNanos);
    }

    /** An instant on the monotonic clock. There must be an event. */
    long nanos(long ticks, ChunkHead head) {
        return firstNanos + head.nanos(ticks - firstTicks);
    }

    /** Sees to it that so many bytes from here on are at hand, if there are so many. */
    private void load(long position, int bytes) throws IOException {
        long into = position - pieceStart;
        if (into >= 0 && into + bytes <= piece.limit()) {
            piece.position((int) into);
            return;
        }
        piece.clear();
        pieceStart = position;
        while (piece.position() < bytes && file.read(piece, position + piece.position()) >= 0) {
            // until there is enough
        }
        piece.flip();
    }

    private long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            if (!piece.hasRemaining()) {
                throw new IOException("an event that goes on after the end");
            }
            byte part = piece.get();
            if (shift == LAST_SHIFT) {
                return value | (part & 0xFFL) << shift;
            }
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        return value;
    }
}
