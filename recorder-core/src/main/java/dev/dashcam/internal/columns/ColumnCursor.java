/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where the next event lies in the columns. It does not look where a column ends: positions only grow, reading beyond the
 * content fails, and whoever walks over all events the first time compares where each column was left.
 */
final class ColumnCursor {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_SHIFT = 63;

    private final byte[] content;
    private final int contentEnd;
    int tags;
    int numbers;
    int fixed;
    int text;

    ColumnCursor(byte[] content, int contentEnd) {
        this.content = content;
        this.contentEnd = contentEnd;
    }

    byte[] content() {
        return content;
    }

    /** How far it is in all columns together. */
    int position() {
        return tags + numbers + fixed + text;
    }

    /** Goes where another cursor of the same content is. */
    void set(ColumnCursor other) {
        tags = other.tags;
        numbers = other.numbers;
        fixed = other.fixed;
        text = other.text;
    }

    /** A number from the column of what repeats. */
    int repeated() throws DamagedException {
        int value = content[tags++];
        return value >= 0 ? value : longRepeated(value & 0x7F);
    }

    private int longRepeated(int low) throws DamagedException {
        int value = low;
        for (int shift = 7; shift < Integer.SIZE - 1; shift += 7) {
            byte next = content[tags++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedException("a tag has too many bytes");
    }

    /** A number from the column of what varies. */
    long number() throws DamagedException {
        long value = content[numbers++];
        return value >= 0 ? value : longNumber(value & 0x7F);
    }

    private long longNumber(long low) throws DamagedException {
        long value = low;
        for (int shift = 7; shift <= MAX_SHIFT; shift += 7) {
            byte next = content[numbers++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedException("a number has more than ten bytes");
    }

    long signed() throws DamagedException {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Eight bytes from the column of what is random. */
    long fixed() {
        long value = (long) LONGS.get(content, fixed);
        fixed += Long.BYTES;
        return value;
    }

    /** Steps over a text and says how many bytes it has; it ends where the column of text goes on. */
    int text() throws DamagedException {
        long length = number();
        if (length < 0 || length > contentEnd - text) {
            throw new DamagedException("a text goes beyond the end");
        }
        text += (int) length;
        return (int) length;
    }
}
