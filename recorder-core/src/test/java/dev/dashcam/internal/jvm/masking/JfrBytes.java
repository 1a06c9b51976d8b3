/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes as JFR writes them. */
final class JfrBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    JfrBytes number(long number) {
        long rest = number;
        for (int i = 0; i < 8 && (rest & ~0x7FL) != 0; i++) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    /** The same number in four bytes, as JFR writes what it learns only later. */
    JfrBytes wideNumber(int number) {
        for (int shift = 0; shift < 21; shift += 7) {
            bytes.write(number >>> shift & 0x7F | 0x80);
        }
        bytes.write(number >>> 21 & 0x7F);
        return this;
    }

    JfrBytes raw(byte... raw) {
        bytes.writeBytes(raw);
        return this;
    }

    JfrBytes noText() {
        return number(0);
    }

    JfrBytes emptyText() {
        return number(1);
    }

    JfrBytes constantText(long constant) {
        return number(2).number(constant);
    }

    JfrBytes utf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return number(3).number(encoded.length).raw(encoded);
    }

    JfrBytes characters(String text) {
        return number(4).number(text.length()).raw(StoredForms.jfrCharacters(text));
    }

    JfrBytes latin1(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
        return number(5).number(encoded.length).raw(encoded);
    }

    int length() {
        return bytes.size();
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
