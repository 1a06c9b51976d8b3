/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.signing;

import java.nio.charset.StandardCharsets;

/** Writes text as S3 wants it in paths, queries and metadata: every byte of its UTF-8 but letters, digits and {@code -._~} as %XX. */
public final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** The text encoded, slashes too. */
    public static String encode(String text) {
        return encode(text, "");
    }

    /** The path encoded, with its slashes. */
    public static String encodePath(String path) {
        return encode(path, "/");
    }

    /** The text encoded, but for these characters of ASCII. */
    public static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            if (isUnreserved(character) || kept.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "-._~".indexOf(character) >= 0;
    }
}
