/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at the end; kept and reused. For one thread. */
public final class ByteColumn {
    private static final int MAX_VARINT_BYTES = 10;

    private byte[] bytes;
    private int size;

    /** An empty column with room for this many bytes. */
    public ByteColumn(int room) {
        bytes = new byte[room];
    }

    /** The bytes; only the first {@link #size()} count, and only until the next change. */
    public byte[] array() {
        return bytes;
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** Forgets the bytes. Room beyond what is worth keeping is given back. */
    void clear(int keepBytes) {
        size = 0;
        if (bytes.length > keepBytes) {
            bytes = new byte[keepBytes];
        }
    }

    /** Adds an unsigned number in groups of seven bits, least first. */
    void number(long value) {
        byte[] target = room(MAX_VARINT_BYTES);
        int position = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            target[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[position++] = (byte) rest;
        size = position;
    }

    /** Adds a signed number, small in either direction. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /** Adds eight bytes, least first. */
    void fixed(long value) {
        byte[] target = room(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            target[size + i] = (byte) (value >>> (8 * i));
        }
        size += Long.BYTES;
    }

    void bytes(byte[] source, int from, int count) {
        System.arraycopy(source, from, room(count), size, count);
        size += count;
    }

    /** Adds a text as the number of its bytes and its UTF-8. */
    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes(encoded, 0, encoded.length);
    }

    private byte[] room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
        return bytes;
    }
}
