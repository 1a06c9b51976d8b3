/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The string that was read last, how it is stored and where; used again for the next one. For one thread. */
final class StoredString {
    /** Longer ones are not held in memory. */
    static final int MAX_TEXT_BYTES = 1 << 20;

    private static final int NULL = 0;
    private static final int EMPTY = 1;
    private static final int CONSTANT = 2;
    private static final int UTF_8_BYTES = 3;
    private static final int CHARACTERS = 4;
    private static final int LATIN_1_BYTES = 5;

    private final RecordingBytes bytes;
    private byte[] content = new byte[256];
    private int encoding;
    private long constant;
    private long start;
    private long length;

    StoredString(RecordingBytes bytes) {
        this.bytes = bytes;
    }

    /** Reads the string that begins here. */
    void read() throws IOException {
        encoding = bytes.next();
        length = 0;
        switch (encoding) {
            case NULL, EMPTY -> {}
            case CONSTANT -> constant = bytes.number();
            case UTF_8_BYTES, LATIN_1_BYTES -> {
                length = bytes.count("bytes of a text");
                start = bytes.position();
                bytes.skip(length);
            }
            case CHARACTERS -> {
                int count = bytes.count("characters of a text");
                start = bytes.position();
                for (int i = 0; i < count; i++) {
                    long character = bytes.number();
                    if (character < 0 || character > Character.MAX_VALUE) {
                        throw new UnmaskableException("a text has a character that none is");
                    }
                }
                length = bytes.position() - start;
            }
            default -> throw new UnmaskableException("a text has the encoding " + encoding + ", which is not known");
        }
    }

    boolean isConstant() {
        return encoding == CONSTANT;
    }

    /** The number of the constant that is the text. */
    long constant() {
        return constant;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The text, null if it is too long to be looked at. */
    @Nullable
    String text() throws IOException {
        if (length > MAX_TEXT_BYTES) {
            return null;
        }
        load();
        return switch (encoding) {
            case UTF_8_BYTES -> new String(content, 0, (int) length, UTF_8);
            case LATIN_1_BYTES -> new String(content, 0, (int) length, ISO_8859_1);
            default -> new StoredCharacters(content, (int) length).text();
        };
    }

    /** Replaces the text, which is not too long to be looked at, by another one, cut or with spaces behind it. */
    void replace(String with) throws IOException {
        load();
        if (encoding == CHARACTERS) {
            new StoredCharacters(content, (int) length).replace(with);
        } else {
            byte[] encoded = with.getBytes(encoding == UTF_8_BYTES ? UTF_8 : ISO_8859_1);
            int kept = (int) Math.min(encoded.length, length);
            while (kept < encoded.length && kept > 0 && encoding == UTF_8_BYTES && (encoded[kept] & 0xC0) == 0x80) {
                kept--;
            }
            System.arraycopy(encoded, 0, content, 0, kept);
            Arrays.fill(content, kept, (int) length, (byte) ' ');
        }
        bytes.overwrite(start, content, (int) length);
    }

    /** Replaces the text, however long, by asterisks and spaces. */
    void blank() throws IOException {
        long next = bytes.position();
        long end = next + bytes.remaining();
        BlankText blank = new BlankText(encoding == CHARACTERS);
        for (long position = start; position < start + length; ) {
            int part = (int) Math.min(content.length, start + length - position);
            bytes.seek(position, end);
            bytes.read(content, part);
            blank.replace(content, part);
            bytes.overwrite(position, content, part);
            position += part;
        }
        bytes.seek(next, end);
    }

    private void load() throws IOException {
        if (content.length < length) {
            content = new byte[(int) Math.min(MAX_TEXT_BYTES, 2 * length)];
        }
        long next = bytes.position();
        long end = next + bytes.remaining();
        bytes.seek(start, end);
        bytes.read(content, (int) length);
        bytes.seek(next, end);
    }
}
