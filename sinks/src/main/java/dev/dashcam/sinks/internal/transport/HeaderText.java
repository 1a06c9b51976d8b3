/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.nio.charset.StandardCharsets;

/** Any text as the value of a header: printable ASCII as it is, all else percent-encoded. */
public final class HeaderText {
    private static final String HEX = "0123456789ABCDEF";

    private HeaderText() {}

    /** The beginning of the text in so many characters at most; no encoded character is cut in two. */
    public static String encode(String text, int mostCharacters) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            String piece = piece(character);
            if (encoded.length() + piece.length() > mostCharacters) {
                break;
            }
            encoded.append(piece);
            i += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static String piece(int character) {
        if (character >= ' ' && character < 0x7f && character != '%') {
            return String.valueOf((char) character);
        }
        StringBuilder piece = new StringBuilder();
        for (byte b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            piece.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
        }
        return piece.toString();
    }
}
