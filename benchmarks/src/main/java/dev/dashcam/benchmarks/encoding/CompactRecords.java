/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.encoding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Regions as few bytes, as cheaply as we know how: one byte for the kind and for how many bytes the numbers take, two for the
 * name, then the time since the event before and for an end how long it took, each in as many bytes as it needs. Each part is
 * stored as a whole word, of which the next part overwrites what is not needed, so nothing is written byte by byte.
 */
final class CompactRecords {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int REGION_BEGIN = 1;
    private static final int REGION_END = 2;
    private static final int HEAD_BYTES = 3;
    /** What is left of a word beside the head; a longer time needs a word of its own. */
    private static final int SHORT_TIME_BYTES = Long.BYTES - HEAD_BYTES;

    private CompactRecords() {}

    static int putBegin(ByteBuffer buffer, int position, long sinceLastNanos, int nameId) {
        return putHead(buffer, position, REGION_BEGIN, sinceLastNanos, nameId, 0);
    }

    static int putEnd(ByteBuffer buffer, int position, long sinceLastNanos, int nameId, long durationNanos) {
        int bytes = bytesOf(durationNanos);
        int at = putHead(buffer, position, REGION_END, sinceLastNanos, nameId, bytes);
        WORD.set(buffer, at, durationNanos);
        return at + bytes;
    }

    private static int putHead(
            ByteBuffer buffer, int position, int kind, long sinceLastNanos, int nameId, int durationBytes) {
        int bytes = bytesOf(sinceLastNanos);
        int head = kind | (bytes - 1) << 2 | durationBytes << 5 | nameId << 8;
        WORD.set(buffer, position, head | sinceLastNanos << 24);
        if (bytes > SHORT_TIME_BYTES) {
            WORD.set(buffer, position + HEAD_BYTES, sinceLastNanos);
        }
        return position + HEAD_BYTES + bytes;
    }

    private static int bytesOf(long number) {
        return (71 - Long.numberOfLeadingZeros(number | 1)) >>> 3;
    }
}
