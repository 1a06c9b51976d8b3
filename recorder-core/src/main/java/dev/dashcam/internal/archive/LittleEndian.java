/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.nio.charset.StandardCharsets;

/** A record of the archive while it is put together: numbers with their least byte first. */
final class LittleEndian {
    private final byte[] bytes;
    private int size;

    LittleEndian(int room) {
        bytes = new byte[room];
    }

    LittleEndian two(int value) {
        return put(value, 2);
    }

    LittleEndian four(long value) {
        return put(value, 4);
    }

    LittleEndian eight(long value) {
        return put(value, 8);
    }

    LittleEndian ascii(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    private LittleEndian put(long value, int count) {
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }
}
