/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A text in every form in which it could stand in a file. */
final class StoredForms {
    private StoredForms() {}

    /** Whether the bytes hold the text, in whichever form. */
    static boolean areIn(byte[] bytes, String text) {
        return of(text).stream().anyMatch(form -> contains(bytes, form));
    }

    static byte[] jfrCharacters(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (char character : text.toCharArray()) {
            int rest = character;
            while (rest > 0x7F) {
                bytes.write(rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            bytes.write(rest);
        }
        return bytes.toByteArray();
    }

    private static List<byte[]> of(String text) {
        return Stream.concat(
                        Stream.of(jfrCharacters(text)),
                        Stream.of(
                                        StandardCharsets.UTF_8,
                                        StandardCharsets.ISO_8859_1,
                                        StandardCharsets.UTF_16BE,
                                        StandardCharsets.UTF_16LE)
                                .map(text::getBytes))
                .toList();
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int start = 0; start <= bytes.length - part.length; start++) {
            int length = 0;
            while (length < part.length && bytes[start + length] == part[length]) {
                length++;
            }
            if (length == part.length) {
                return true;
            }
        }
        return false;
    }
}
