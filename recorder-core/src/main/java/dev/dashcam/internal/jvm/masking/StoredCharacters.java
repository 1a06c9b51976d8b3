/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

/** A text as JFR stores characters: each a number in seven bits a byte, the lowest first. */
final class StoredCharacters {
    private static final int BITS = 7;

    private final byte[] content;
    private final int length;

    StoredCharacters(byte[] content, int length) {
        this.content = content;
        this.length = length;
    }

    String text() {
        StringBuilder text = new StringBuilder(length);
        int character = 0;
        int shift = 0;
        for (int i = 0; i < length; i++) {
            // beyond the bits of a character a number is only filled up with zeros
            character |= shift < Integer.SIZE ? (content[i] & 0x7F) << shift : 0;
            shift += BITS;
            if (content[i] >= 0) {
                text.append((char) character);
                character = 0;
                shift = 0;
            }
        }
        return text.toString();
    }

    /** Puts another text here, each character in the bytes of the one it replaces, cut or with spaces behind it. */
    void replace(String with) {
        int index = 0;
        for (int from = 0; from < length; index++) {
            int last = from;
            while (content[last] < 0) {
                last++;
            }
            int character = index < with.length() ? with.charAt(index) : ' ';
            int bits = BITS * (last + 1 - from);
            int rest = bits < Character.SIZE && character >>> bits != 0 ? '?' : character;
            for (int i = from; i <= last; i++) {
                content[i] = (byte) ((rest & 0x7F) | (i < last ? 0x80 : 0));
                rest >>>= BITS;
            }
            from = last + 1;
        }
    }
}
