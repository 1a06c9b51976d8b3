/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * JFR's bytes in a file, seen through a window of fixed size. Reads go forward from {@link #seek} and never beyond the end given
 * there; writes only to what lies before that end, and are in the file after {@link #flush}. For one thread.
 */
final class RecordingBytes {
    private static final int WINDOW_BYTES = 64 << 10;
    private static final int LAST_SHIFT = 56;

    private final FileChannel file;
    private final long size;
    private final byte[] window = new byte[WINDOW_BYTES];
    private long windowStart;
    private int windowLength;
    private long end;
    private int next;
    private int readable;
    private int changedFrom = WINDOW_BYTES;
    private int changedTo;

    RecordingBytes(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    long size() {
        return size;
    }

    long position() {
        return windowStart + next;
    }

    long remaining() {
        return end - position();
    }

    /** Goes on reading at a position, up to an end. */
    void seek(long position, long newEnd) throws IOException {
        if (position < 0 || newEnd < position || newEnd > size) {
            throw new UnmaskableException("something lies beyond the end");
        }
        end = newEnd;
        if (position < windowStart || position > windowStart + windowLength) {
            discardWindow(position);
        }
        next = (int) (position - windowStart);
        readable = (int) Math.min(windowLength, end - windowStart);
    }

    byte next() throws IOException {
        if (next >= readable) {
            load();
        }
        return window[next++];
    }

    /** A number in seven bits a byte, the lowest first, of at most nine bytes, of which the last has eight. */
    long number() throws IOException {
        byte first = next();
        if (first >= 0) {
            return first;
        }
        long value = first & 0x7F;
        for (int shift = 7; shift < LAST_SHIFT; shift += 7) {
            byte part = next();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        return value | ((next() & 0xFFL) << LAST_SHIFT);
    }

    /** How many things follow, each of at least one byte: no more than can be there. */
    int count(String what) throws IOException {
        long count = number();
        if (count < 0 || count > Math.min(remaining(), Integer.MAX_VALUE)) {
            throw new UnmaskableException(
                    "the number of " + what + " is " + count + " where " + remaining() + " bytes are left");
        }
        return (int) count;
    }

    /** A number in eight bytes, the highest first. */
    long wholeNumber() throws IOException {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (next() & 0xFF);
        }
        return value;
    }

    void skip(long bytes) throws IOException {
        if (bytes > remaining()) {
            throw new UnmaskableException("something lies beyond the end");
        }
        seek(position() + bytes, end);
    }

    void read(byte[] into, int length) throws IOException {
        for (int read = 0; read < length; ) {
            if (next >= readable) {
                load();
            }
            int part = Math.min(length - read, readable - next);
            System.arraycopy(window, next, into, read, part);
            next += part;
            read += part;
        }
    }

    /** Puts the first bytes of an array to a place before the end; reading goes on where it was. */
    void overwrite(long position, byte[] with, int length) throws IOException {
        if (position < 0 || length > end - position) {
            throw new IllegalArgumentException("A write beyond the end.");
        }
        if (position < windowStart || position + length > windowStart + windowLength) {
            long next = position();
            discardWindow(position);
            write(ByteBuffer.wrap(with, 0, length), position);
            discardWindow(next);
        } else {
            int from = (int) (position - windowStart);
            System.arraycopy(with, 0, window, from, length);
            changedFrom = Math.min(changedFrom, from);
            changedTo = Math.max(changedTo, from + length);
        }
    }

    /** Writes what was put here and is not yet in the file. */
    void flush() throws IOException {
        if (changedFrom < changedTo) {
            write(ByteBuffer.wrap(window, changedFrom, changedTo - changedFrom), windowStart + changedFrom);
        }
        changedFrom = WINDOW_BYTES;
        changedTo = 0;
    }

    private void discardWindow(long position) throws IOException {
        flush();
        windowStart = position;
        windowLength = 0;
        next = 0;
        readable = 0;
    }

    private void write(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += file.write(source, at);
        }
    }

    private void load() throws IOException {
        if (position() >= end) {
            throw new UnmaskableException("something goes beyond its end");
        }
        discardWindow(position());
        ByteBuffer target = ByteBuffer.wrap(window);
        while (windowLength == 0) {
            int read = file.read(target, windowStart);
            if (read < 0) {
                throw new UnmaskableException("the file became shorter");
            }
            windowLength = read;
        }
        readable = (int) Math.min(windowLength, end - windowStart);
    }
}
