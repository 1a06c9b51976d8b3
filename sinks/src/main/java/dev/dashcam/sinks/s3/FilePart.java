/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A part of an open file as a stream that never closes it. */
final class FilePart extends InputStream {
    private final FileChannel file;
    private final long end;
    private long at;

    FilePart(FileChannel file, long begin, long end) {
        this.file = file;
        this.at = begin;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (at >= end) {
            return -1;
        }
        int read = file.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, end - at)), at);
        if (read < 0) {
            throw new IOException("the snapshot's file is shorter than it was");
        }
        at += read;
        return read;
    }
}
