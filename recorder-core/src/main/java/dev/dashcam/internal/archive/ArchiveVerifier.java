/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Compares a file's directory, end record and checksum, byte for byte, with the only ones that fit to its entries.
 */
public final class ArchiveVerifier {
    private static final int PIECE_BYTES = 1 << 16;

    private final FileChannel file;
    private final EntryIndex index;
    private final ArchiveReader.Faults faults;
    private final EntryList entries = new EntryList();
    private final MessageDigest fileHash = Hashes.sha256();
    private final byte[] piece = new byte[PIECE_BYTES];
    private long position;
    private boolean endReported;

    /** A verifier of this file. */
    public ArchiveVerifier(FileChannel file, EntryIndex index, ArchiveReader.Faults faults) {
        this.file = file;
        this.index = index;
        this.faults = faults;
    }

    /** Compares, and gives the entries with the checksums of their stored bytes. */
    public EntryList verify() throws IOException {
        for (int i = 0; i < index.size(); i++) {
            hashEntry(i);
        }
        if (!index.isWhole()) {
            faults.add("", position, file.size() - position, "the entries do not follow each other to the directory");
            return entries;
        }
        verifyEnd();
        return entries;
    }

    private void hashEntry(int i) throws IOException {
        LocalHeader header = index.header(i);
        hash(fileHash, index.offset(i) + header.headerBytes() - position);
        MessageDigest entryHash = Hashes.sha256();
        long left = header.storedBytes();
        while (left > 0) {
            int count = read((int) Math.min(left, PIECE_BYTES));
            entryHash.update(piece, 0, count);
            fileHash.update(piece, 0, count);
            left -= count;
        }
        entries.add(
                header.name(), header.checksum(), (int) header.bytes(), (int) header.storedBytes(), entryHash.digest());
    }

    private void hash(MessageDigest digest, long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            int count = read((int) Math.min(left, PIECE_BYTES));
            digest.update(piece, 0, count);
            left -= count;
        }
    }

    private int read(int count) throws IOException {
        int read = file.read(ByteBuffer.wrap(piece, 0, count), position);
        if (read < 0) {
            throw new EOFException("The file became shorter while it was read.");
        }
        position += read;
        return read;
    }

    private void verifyEnd() throws IOException {
        CentralDirectory directory = new CentralDirectory(entries, index.end());
        directory.writeTo((bytes, from, count) -> compare(bytes, count, "the archive's directory"));
        byte[] digest = fileHash.digest();
        byte[] end = directory.endRecord(Hashes.hex(digest, 0, digest.length));
        int numbers = end.length - ZipFormat.COMMENT_BYTES;
        compare(end, numbers, "the archive's end record");
        byte[] comment = Arrays.copyOfRange(end, numbers, end.length);
        compare(comment, comment.length, "the archive's checksum");
        if (position < file.size() && !endReported) {
            faults.add("", position, file.size() - position, "something follows the archive's end");
        }
    }

    /** Only the first difference is reported: what follows it is mostly another sight of the same. */
    private void compare(byte[] expected, int count, String what) throws IOException {
        long from = position;
        int at = 0;
        while (at < count) {
            int wanted = Math.min(count - at, PIECE_BYTES);
            if (file.size() - position < wanted) {
                report(from, file.size() - from, what + " is cut off");
                position = file.size();
                return;
            }
            int read = read(wanted);
            fileHash.update(piece, 0, read);
            if (!Arrays.equals(piece, 0, read, expected, at, at + read)) {
                report(from, count, what + " does not fit to what is before it");
            }
            at += read;
        }
    }

    private void report(long offset, long bytes, String reason) {
        if (!endReported) {
            faults.add("", offset, bytes, reason);
            endReported = true;
        }
    }
}
