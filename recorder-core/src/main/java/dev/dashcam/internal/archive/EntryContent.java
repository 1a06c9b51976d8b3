/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks entries, one after the other, and checks length and checksum of each. For one thread. */
final class EntryContent implements AutoCloseable {
    /** No byte of deflated data becomes more than this many. */
    private static final long MAX_RATIO = 1032;

    private static final int PIECE_BYTES = 1 << 15;
    private static final int KEEP_BYTES = 1 << 24;
    private static final int FED_BYTES = 1 << 13;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private byte[] content = new byte[PIECE_BYTES];
    private int size;

    byte[] array() {
        return content;
    }

    int size() {
        return size;
    }

    /** Unpacks the entry whose bytes are in the window, behind its header. */
    void unpack(LocalHeader header, Window window, boolean keep) throws BrokenArchiveException {
        if (header.deflated() && header.bytes() > MAX_RATIO * (header.storedBytes() + 1)) {
            throw new BrokenArchiveException("the entry claims a size that its bytes cannot have");
        }
        checksum.reset();
        size = 0;
        int from = window.begin() + header.headerBytes();
        if (keep) {
            makeRoom((int) header.bytes());
        }
        if (header.deflated()) {
            inflate(header, window.array(), from, keep);
        } else {
            checksum.update(window.array(), from, (int) header.bytes());
            if (keep) {
                System.arraycopy(window.array(), from, content, 0, (int) header.bytes());
                size = (int) header.bytes();
            }
        }
        if ((int) checksum.getValue() != header.checksum()) {
            throw new BrokenArchiveException("the entry's checksum does not match its bytes");
        }
    }

    /** Unpacks the entry whose bytes follow in the window, whose header was consumed, in pieces; consumes them too. */
    void unpackTo(LocalHeader header, Window window, OutputStream out) throws IOException {
        checksum.reset();
        inflater.reset();
        makeRoom(PIECE_BYTES);
        size = 0;
        long left = header.storedBytes();
        long written = 0;
        while (left > 0) {
            // However few bytes a stream gives at a time: where a fault is found must not depend on that.
            int piece = (int) Math.min(left, FED_BYTES);
            if (!window.require(piece)) {
                throw new BrokenArchiveException("the file is cut off inside the entry");
            }
            written += header.deflated()
                    ? inflatePiece(window, piece, header.bytes() - written, out)
                    : copyPiece(window, piece, out);
            window.consume(piece);
            left -= piece;
        }
        boolean whole = written == header.bytes() && (!header.deflated() || inflater.finished());
        if (!whole || (int) checksum.getValue() != header.checksum()) {
            throw new BrokenArchiveException("the entry's checksum does not match its bytes");
        }
    }

    private long copyPiece(Window window, int piece, OutputStream out) throws IOException {
        checksum.update(window.array(), window.begin(), piece);
        out.write(window.array(), window.begin(), piece);
        return piece;
    }

    private long inflatePiece(Window window, int piece, long room, OutputStream out) throws IOException {
        inflater.setInput(window.array(), window.begin(), piece);
        long written = 0;
        try {
            while (!inflater.needsInput() && !inflater.finished() && !inflater.needsDictionary()) {
                int count = inflater.inflate(content, 0, PIECE_BYTES);
                written += count;
                if (written > room) {
                    throw new BrokenArchiveException("the entry's bytes do not end where they should");
                }
                checksum.update(content, 0, count);
                out.write(content, 0, count);
            }
        } catch (DataFormatException e) {
            throw new BrokenArchiveException("the entry's bytes cannot be inflated");
        }
        if (inflater.needsDictionary() || (inflater.finished() && inflater.getRemaining() > 0)) {
            throw new BrokenArchiveException("the entry's bytes do not end where they should");
        }
        return written;
    }

    private void makeRoom(int bytes) {
        if (content.length < bytes || content.length > KEEP_BYTES) {
            content = new byte[Math.max(bytes, PIECE_BYTES)];
        }
    }

    private void inflate(LocalHeader header, byte[] source, int from, boolean keep) throws BrokenArchiveException {
        inflater.reset();
        inflater.setInput(source, from, (int) header.storedBytes());
        long written = 0;
        try {
            while (!inflater.finished()) {
                int at = keep ? (int) written : 0;
                int room = (int) Math.min(content.length - at, header.bytes() - written);
                int count = inflater.inflate(content, at, Math.min(room, PIECE_BYTES));
                if (count == 0 && !inflater.finished() && (room == 0 || inflater.needsInput())) {
                    throw new BrokenArchiveException("the entry's bytes do not end where they should");
                }
                if (inflater.needsDictionary()) {
                    throw new BrokenArchiveException("the entry's bytes want a dictionary");
                }
                checksum.update(content, at, count);
                written += count;
            }
        } catch (DataFormatException e) {
            throw new BrokenArchiveException("the entry's bytes cannot be inflated");
        }
        if (written != header.bytes() || inflater.getBytesRead() != header.storedBytes()) {
            throw new BrokenArchiveException("the entry's bytes do not end where they should");
        }
        size = keep ? (int) written : 0;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
