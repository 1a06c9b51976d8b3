/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

/** Three asterisks, then spaces, over a text that comes in parts. Each character keeps its number of bytes. */
final class BlankText {
    private static final int ASTERISKS = 3;

    private final boolean severalBytesEach;
    private int characters;
    private boolean within;

    /**
     * @param severalBytesEach whether a character goes on in the next byte where the highest bit says so; otherwise each byte is one
     */
    BlankText(boolean severalBytesEach) {
        this.severalBytesEach = severalBytesEach;
    }

    void replace(byte[] content, int length) {
        for (int i = 0; i < length; i++) {
            boolean goesOn = severalBytesEach && content[i] < 0;
            int bits = within ? 0 : symbol();
            content[i] = (byte) (bits | (goesOn ? 0x80 : 0));
            within = goesOn;
        }
    }

    private char symbol() {
        return characters++ < ASTERISKS ? '*' : ' ';
    }
}
