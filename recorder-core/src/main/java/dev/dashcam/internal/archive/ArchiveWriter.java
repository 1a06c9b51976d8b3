/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a ZIP archive from front to back, with every entry's sizes and checksum in its local header, to any stream. An entry
 * is compressed in memory first. For one thread.
 */
public final class ArchiveWriter implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int KEEP_BLOCKS = 16;
    /** Smaller than the buffer: what is larger goes past it, and the JDK copies it into a block as large outside the heap. */
    private static final int PIECE_BYTES = BUFFER_BYTES / 2;

    private final OutputStream out;
    private final MessageDigest archiveHash = Hashes.sha256();
    private final MessageDigest entryHash = Hashes.sha256();
    private final EntryList entries = new EntryList();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final CRC32 checksum = new CRC32();
    /** The entry's, in blocks: one array would be so large that G1 treats it as humongous. */
    private final List<byte[]> compressed = new ArrayList<>();

    private int compressedBytes;
    private long entryBytes;
    private long position;

    /** A writer to this stream, which it buffers and closes. */
    public ArchiveWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /** The entries written so far. */
    public EntryList entries() {
        return entries;
    }

    /** Bytes written so far. */
    public long bytes() {
        return position;
    }

    /** Begins an entry that is compressed. Nothing is written before {@link #endEntry}. */
    public void beginEntry() {
        deflater.reset();
        checksum.reset();
        compressedBytes = 0;
        entryBytes = 0;
        if (compressed.size() > KEEP_BLOCKS) {
            compressed.subList(KEEP_BLOCKS, compressed.size()).clear();
        }
    }

    /** Adds content to the entry. */
    public void add(byte[] content, int from, int count) {
        checksum.update(content, from, count);
        entryBytes += count;
        deflater.setInput(content, from, count);
        while (!deflater.needsInput()) {
            deflate();
        }
    }

    /** A stream that adds to the entry. */
    public OutputStream adding() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                add(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int from, int count) {
                add(source, from, count);
            }
        };
    }

    /** Writes the entry. */
    public void endEntry(String name) throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            deflate();
        }
        if (entryBytes > Integer.MAX_VALUE) {
            throw new IOException("The entry " + name + " has more than 2 GB.");
        }
        writeLocalHeader(name, ZipFormat.DEFLATED, (int) checksum.getValue(), (int) entryBytes, compressedBytes);
        for (int from = 0; from < compressedBytes; from += BUFFER_BYTES) {
            byte[] block = compressed.get(from / BUFFER_BYTES);
            int count = Math.min(BUFFER_BYTES, compressedBytes - from);
            write(block, 0, count);
            entryHash.update(block, 0, count);
        }
        entries.add(name, (int) checksum.getValue(), (int) entryBytes, compressedBytes, entryHash.digest());
    }

    private void deflate() {
        int block = compressedBytes / BUFFER_BYTES;
        int used = compressedBytes % BUFFER_BYTES;
        if (block == compressed.size()) {
            compressed.add(new byte[BUFFER_BYTES]);
        }
        compressedBytes += deflater.deflate(compressed.get(block), used, BUFFER_BYTES - used);
    }

    /** Writes the last entry, as it is. The content is asked for twice and must be the same both times. */
    public void lastEntry(String name, Content content) throws IOException {
        CheckedSize measured = new CheckedSize();
        content.writeTo(measured);
        if (measured.bytes() > Integer.MAX_VALUE) {
            throw new IOException("The entry " + name + " has more than 2 GB.");
        }
        int size = (int) measured.bytes();
        writeLocalHeader(name, ZipFormat.STORED, measured.checksum(), size, size);
        HashedOutput target = new HashedOutput();
        content.writeTo(target);
        target.flush();
        entries.add(name, measured.checksum(), size, size, entryHash.digest());
    }

    private void writeLocalHeader(String name, int method, int crc, int size, int storedSize) throws IOException {
        if (!ZipFormat.isName(name)) {
            throw new IllegalArgumentException("The entry's name \"" + name + "\" is not a plain relative path.");
        }
        LittleEndian header = new LittleEndian(ZipFormat.LOCAL_HEADER_BYTES + name.length());
        header.four(ZipFormat.LOCAL_HEADER).two(ZipFormat.VERSION).two(ZipFormat.FLAGS);
        header.two(method).two(ZipFormat.TIME).two(ZipFormat.DATE);
        header.four(crc).four(storedSize).four(size);
        header.two(name.length()).two(0).ascii(name);
        write(header.array(), 0, header.size());
    }

    /** Writes the central directory and the end record. */
    public void finish() throws IOException {
        CentralDirectory directory = new CentralDirectory(entries, position);
        directory.writeTo(this::write);
        byte[] digest = archiveHash.digest();
        byte[] end = directory.endRecord(Hashes.hex(digest, 0, digest.length));
        out.write(end);
        position += end.length;
        out.flush();
    }

    private void write(byte[] bytes, int from, int count) throws IOException {
        for (int at = 0; at < count; at += PIECE_BYTES) {
            out.write(bytes, from + at, Math.min(count - at, PIECE_BYTES));
        }
        archiveHash.update(bytes, from, count);
        position += count;
    }

    /** Brings everything written so far to the stream. */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        out.close();
    }

    /** Something that can be written; where it is asked for again, the same again. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Bytes on their way into the archive. */
    @FunctionalInterface
    interface Bytes {
        void write(byte[] bytes, int from, int count) throws IOException;
    }

    /** Counts and sums up what is written, and keeps nothing. */
    private static final class CheckedSize extends OutputStream {
        private final CRC32 sum = new CRC32();
        private long bytes;

        long bytes() {
            return bytes;
        }

        int checksum() {
            return (int) sum.getValue();
        }

        @Override
        public void write(int value) {
            sum.update(value);
            bytes++;
        }

        @Override
        public void write(byte[] source, int from, int count) {
            sum.update(source, from, count);
            bytes += count;
        }
    }

    /** Writes into the archive and into the entry's hash. */
    private final class HashedOutput extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int from, int count) throws IOException {
            ArchiveWriter.this.write(source, from, count);
            entryHash.update(source, from, count);
        }
    }
}
