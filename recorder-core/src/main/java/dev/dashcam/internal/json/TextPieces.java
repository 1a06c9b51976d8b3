/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A text that is written once and read as often as one likes, in pieces: one array of a large text would be so large that G1
 * treats it as humongous. For one thread while it is written.
 */
public final class TextPieces extends OutputStream {
    private static final int PIECE_BYTES = 1 << 16;

    private final List<byte[]> pieces = new ArrayList<>();
    private int inLast = PIECE_BYTES;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int count) {
        int written = 0;
        while (written < count) {
            if (inLast == PIECE_BYTES) {
                pieces.add(new byte[PIECE_BYTES]);
                inLast = 0;
            }
            int part = Math.min(count - written, PIECE_BYTES - inLast);
            System.arraycopy(source, from + written, pieces.get(pieces.size() - 1), inLast, part);
            inLast += part;
            written += part;
        }
    }

    /** Writes all of it to a stream. */
    public void writeTo(OutputStream out) throws IOException {
        for (int piece = 0; piece < pieces.size(); piece++) {
            out.write(pieces.get(piece), 0, length(piece));
        }
    }

    /** A stream from its beginning. */
    public InputStream read() {
        List<InputStream> streams = new ArrayList<>();
        for (int piece = 0; piece < pieces.size(); piece++) {
            streams.add(new ByteArrayInputStream(pieces.get(piece), 0, length(piece)));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private int length(int piece) {
        return piece == pieces.size() - 1 ? inLast : PIECE_BYTES;
    }
}
