/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import java.nio.ByteBuffer;

/**
 * Text to UTF-8 without allocating. A text that takes more bytes than allowed is cut between two characters and ends in an
 * ellipsis; a surrogate without its other half becomes a question mark. Looks at no more characters than it may write bytes.
 */
public final class Utf8 {
    private static final int ELLIPSIS = 0x2026;
    private static final int ELLIPSIS_BYTES = 3;

    private Utf8() {}

    /**
     * How many bytes the text takes.
     *
     * @param maxBytes the most it may take, at least 3
     */
    public static int length(String text, int maxBytes) {
        int bytes = 0;
        int bytesBeforeCut = 0;
        for (int i = 0; i < text.length(); ) {
            int point = codePoint(text, i);
            bytes += bytes(point);
            if (bytes > maxBytes) {
                return bytesBeforeCut + ELLIPSIS_BYTES;
            }
            if (bytes <= maxBytes - ELLIPSIS_BYTES) {
                bytesBeforeCut = bytes;
            }
            i += Character.charCount(point);
        }
        return bytes;
    }

    /**
     * Writes the text, and nothing outside these bytes.
     *
     * @param bytes the {@link #length} of the text; where it is less than the whole text takes, the text is cut
     */
    public static void put(ByteBuffer buffer, int position, String text, int bytes) {
        int end = position + bytes;
        int at = position;
        int i = 0;
        while (i < text.length()) {
            int point = codePoint(text, i);
            if (at + bytes(point) > end) {
                break;
            }
            at = putCodePoint(buffer, at, point);
            i += Character.charCount(point);
        }
        if (i < text.length()) {
            putCodePoint(buffer, end - ELLIPSIS_BYTES, ELLIPSIS);
        }
    }

    private static int codePoint(String text, int index) {
        char first = text.charAt(index);
        if (!Character.isSurrogate(first)) {
            return first;
        }
        int point = text.codePointAt(index);
        return Character.isSupplementaryCodePoint(point) ? point : '?';
    }

    private static int bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x1_0000 ? 3 : 4;
    }

    private static int putCodePoint(ByteBuffer buffer, int position, int point) {
        int at = position;
        int bytes = bytes(point);
        switch (bytes) {
            case 1 -> buffer.put(at++, (byte) point);
            case 2 -> buffer.put(at++, (byte) (0xC0 | (point >> 6)));
            case 3 -> buffer.put(at++, (byte) (0xE0 | (point >> 12)));
            default -> buffer.put(at++, (byte) (0xF0 | (point >> 18)));
        }
        for (int shift = 6 * (bytes - 2); shift >= 0; shift -= 6) {
            buffer.put(at++, (byte) (0x80 | ((point >> shift) & 0x3F)));
        }
        return at;
    }
}
