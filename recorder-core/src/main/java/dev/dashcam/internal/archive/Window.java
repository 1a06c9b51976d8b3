/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stretch of a stream, from {@link #position()} on. It can be looked at as far as wanted before it is consumed. It grows
 * only with bytes that are really there. For one thread.
 */
final class Window {
    /** The JDK copies what is read from a file through a block as large outside the heap. */
    private static final int READ_BYTES = 1 << 16;

    private final InputStream in;
    private byte[] bytes;
    private int begin;
    private int end;
    private long position;

    /** A window that has room for this many bytes at first. */
    Window(InputStream in, int room) {
        this.in = in;
        this.bytes = new byte[room];
    }

    /** How many bytes of the stream lie before the window. */
    long position() {
        return position;
    }

    /** The bytes; the window begins at {@link #begin()}. Good until the next call that reads. */
    byte[] array() {
        return bytes;
    }

    int begin() {
        return begin;
    }

    /** How many bytes are in the window. */
    int available() {
        return end - begin;
    }

    /** Reads until this many bytes are in the window; false when the stream ends before. */
    boolean require(int count) throws IOException {
        while (end - begin < count) {
            makeRoom();
            int read = in.read(bytes, end, Math.min(bytes.length - end, READ_BYTES));
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    private void makeRoom() {
        if (end < bytes.length) {
            return;
        }
        if (begin >= bytes.length / 2) {
            System.arraycopy(bytes, begin, bytes, 0, end - begin);
            end -= begin;
            begin = 0;
        } else {
            bytes = Arrays.copyOfRange(bytes, begin, begin + 2 * bytes.length);
            end -= begin;
            begin = 0;
        }
    }

    /** Moves the window's begin forward over bytes that are in it. */
    void consume(int count) {
        begin += count;
        position += count;
    }

    /** Moves the window's begin forward, reading as it goes; returns how many bytes there were. */
    long skip(long count) throws IOException {
        long left = count;
        while (left > 0 && require(1)) {
            int step = (int) Math.min(left, available());
            consume(step);
            left -= step;
        }
        return count - left;
    }

    int two(int offset) {
        int at = begin + offset;
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    int four(int offset) {
        return two(offset) | two(offset + 2) << 16;
    }

    long eight(int offset) {
        return (four(offset) & 0xFFFF_FFFFL) | (long) four(offset + 4) << 32;
    }
}
