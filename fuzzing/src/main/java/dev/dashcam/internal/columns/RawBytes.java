/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.util.Arrays;

/** Numbers and bytes of a piece from front to back. */
final class RawBytes {
    private static final int MAX_SHIFT = 63;

    private final byte[] bytes;
    private int position;

    RawBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    void position(int newPosition) {
        position = newPosition;
    }

    int remaining() {
        return bytes.length - position;
    }

    /** A number; throws when it is not whole. */
    long number() throws DamagedException {
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT && position < bytes.length; shift += 7) {
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedException("no number");
    }

    /** The number, or this where none is left. */
    long numberOr(long other) {
        try {
            return remaining() > 0 ? number() : other;
        } catch (DamagedException end) {
            return other;
        }
    }

    /** So many bytes, fewer at the end. */
    byte[] take(long count) {
        int taken = (int) Math.min(count & Long.MAX_VALUE, remaining());
        position += taken;
        return Arrays.copyOfRange(bytes, position - taken, position);
    }
}
