/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts outside the heap, each known by its position. Short texts that come again soon are stored once: the tables that know
 * them have one place per hash, so they never grow.
 */
final class TextSpace {
    /** The position of no text. */
    static final long NONE = -1;
    /** The longest text that is kept whole, in bytes of UTF-8. */
    private static final int MAX_BYTES = 64 << 10;

    private static final int TABLE_SIZE = 4096;
    private static final int MAX_SHARED_LENGTH = 256;

    private final MappedSpace space;
    private final @Nullable String[] storedTexts = new String[TABLE_SIZE];
    private final long[] storedPositions = new long[TABLE_SIZE];
    private final @Nullable String[] readTexts = new String[TABLE_SIZE];
    private final long[] readPositions = new long[TABLE_SIZE];

    TextSpace(MappedSpace space) {
        this.space = space;
    }

    /** Stores a text. */
    long store(@Nullable String text) throws IOException {
        if (text == null) {
            return NONE;
        }
        if (text.length() > MAX_SHARED_LENGTH) {
            return append(text);
        }
        int place = place(text.hashCode());
        if (!text.equals(storedTexts[place])) {
            storedPositions[place] = append(text);
            storedTexts[place] = text;
        }
        return storedPositions[place];
    }

    /** The text at a position that {@link #store} answered. */
    @Nullable
    String text(long position) {
        if (position == NONE) {
            return null;
        }
        int place = place(Long.hashCode(position >>> 3));
        String known = readTexts[place];
        if (known != null && readPositions[place] == position) {
            return known;
        }
        String text = read(position);
        if (text.length() <= MAX_SHARED_LENGTH) {
            readTexts[place] = text;
            readPositions[place] = position;
        }
        return text;
    }

    /** The text at a position, the empty one for {@link #NONE}. */
    String textOrEmpty(long position) {
        String text = text(position);
        return text == null ? "" : text;
    }

    private long append(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_BYTES) {
            utf8 = (text.substring(0, MAX_BYTES / 4) + '…').getBytes(StandardCharsets.UTF_8);
        }
        return space.append(utf8);
    }

    private String read(long position) {
        return new String(space.bytes(position), StandardCharsets.UTF_8);
    }

    private static int place(int hash) {
        int spread = hash * 0x9E3779B9;
        return (spread >>> 16) & (TABLE_SIZE - 1);
    }
}
