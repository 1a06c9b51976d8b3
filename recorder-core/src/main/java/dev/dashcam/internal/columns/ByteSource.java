/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.nio.charset.StandardCharsets;

/** Takes numbers and texts from a stretch of bytes, and nothing from beyond. For one thread. */
final class ByteSource {
    private static final int MAX_SHIFT = 63;

    private final byte[] bytes;
    private final int end;
    private int position;

    ByteSource(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    long number() throws DamagedException {
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            if (position >= end) {
                throw new DamagedException("a number goes beyond the end");
            }
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedException("a number has more than ten bytes");
    }

    long signed() throws DamagedException {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number of things that need not be there, so that any that a long can hold is possible. */
    long amount() throws DamagedException {
        long amount = number();
        if (amount < 0) {
            throw new DamagedException("a number of things has more than 63 bits");
        }
        return amount;
    }

    /** A number that is not negative and not greater than this. */
    int number(int max, String what) throws DamagedException {
        long value = number();
        if (value < 0 || value > max) {
            throw new DamagedException(
                    "the " + what + " is " + Long.toUnsignedString(value) + ", at most " + max + " is possible");
        }
        return (int) value;
    }

    /** How many things follow, each of at least so many bytes: no more than can be there. */
    int count(int bytesEach, int max, String what) throws DamagedException {
        return number(Math.min(max, remaining() / bytesEach), "number of " + what);
    }

    String text() throws DamagedException {
        int length = number(remaining(), "length of a text");
        if (length > remaining()) {
            throw new DamagedException("a text goes beyond the end");
        }
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    /** Steps over a text and says where its length is. */
    int skipText() throws DamagedException {
        int at = position;
        int length = number(remaining(), "length of a text");
        if (length > remaining()) {
            throw new DamagedException("a text goes beyond the end");
        }
        position += length;
        return at;
    }

    void expect(byte[] expected, String what) throws DamagedException {
        for (byte one : expected) {
            if (position >= end || bytes[position++] != one) {
                throw new DamagedException(what);
            }
        }
    }
}
