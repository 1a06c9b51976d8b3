/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes divided by a mark rather than by lengths, so that what the fuzzer inserts or takes away moves nothing else. */
public final class Pieces {
    private Pieces() {}

    /** The pieces between the marks; at least one, any of them may be empty. */
    public static List<byte[]> split(byte[] bytes, byte[] mark) {
        List<byte[]> pieces = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= bytes.length - mark.length; i++) {
            if (Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                pieces.add(Arrays.copyOfRange(bytes, begin, i));
                begin = i + mark.length;
                i = begin - 1;
            }
        }
        pieces.add(Arrays.copyOfRange(bytes, begin, bytes.length));
        return pieces;
    }

    /** The pieces with the mark between them. */
    public static byte[] join(List<byte[]> pieces, byte[] mark) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                joined.writeBytes(mark);
            }
            joined.writeBytes(pieces.get(i));
        }
        return joined.toByteArray();
    }
}
