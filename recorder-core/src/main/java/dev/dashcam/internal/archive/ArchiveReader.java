/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads an archive of {@link ArchiveWriter} from front to back, by its local headers, from any stream. Every entry is checked
 * whole. What is damaged is reported and stepped over: to where the entry says it ends if something follows there, else to
 * the next header that can be found. For one thread.
 */
public final class ArchiveReader implements Closeable {
    /** How much may be read again to find the next header: enough for real damage, not for a file made of traps. */
    private static final long MAX_REREAD_BYTES = 256L << 20;

    private static final int WINDOW_BYTES = 1 << 16;

    private final InputStream in;
    private final Window window;
    private final EntryContent content = new EntryContent();
    private final EntryUse uses;
    private final int maxEntryBytes;
    private final Faults faults;
    private String name = "";
    private long offset;
    private long storedBytes;
    private long reread;
    private boolean ended;
    private boolean complete;

    /** Told what is damaged. */
    @FunctionalInterface
    public interface Faults {
        /**
         * A stretch of the file cannot be used.
         *
         * @param entry the entry's name, empty when it is not known
         * @param offset where the stretch begins
         * @param bytes how long it is
         * @param reason what is wrong with it
         */
        void add(String entry, long offset, long bytes, String reason);
    }

    /**
     * A reader of this stream.
     *
     * @param uses what is to become of each entry
     * @param maxEntryBytes the largest entry that is taken into memory
     * @param faults told what is damaged
     */
    public ArchiveReader(InputStream in, EntryUse uses, int maxEntryBytes, Faults faults) {
        this.in = in;
        this.window = new Window(in, WINDOW_BYTES);
        this.uses = uses;
        this.maxEntryBytes = maxEntryBytes;
        this.faults = faults;
    }

    /** Goes to the next entry that is whole; false when there is none. */
    public boolean next() throws IOException {
        while (!ended) {
            if (!window.require(1)) {
                faults.add("", window.position(), 0, "the file is cut off: its directory is missing");
                ended = true;
            } else if (!window.require(Integer.BYTES)) {
                lost("", "the file is cut off", window.available());
            } else if (window.four(0) == ZipFormat.CENTRAL_HEADER || window.four(0) == ZipFormat.END_RECORD) {
                readEnd();
            } else if (readEntry()) {
                return true;
            }
        }
        return false;
    }

    private boolean readEntry() throws IOException {
        offset = window.position();
        LocalHeader header;
        try {
            header = LocalHeader.read(window);
        } catch (BrokenArchiveException e) {
            resynchronize("", e.reason());
            return false;
        }
        name = header.name();
        storedBytes = header.storedBytes();
        EntryUse.Kind use = uses.of(name);
        if (use == EntryUse.Kind.SKIPPED && storedBytes < Integer.MAX_VALUE) {
            window.skip(header.headerBytes() + storedBytes);
            return true;
        }
        if (use == EntryUse.Kind.SPOOLED) {
            return spool(header);
        }
        boolean isTaken = use == EntryUse.Kind.TAKEN;
        if (storedBytes > maxEntryBytes || (isTaken && header.bytes() > maxEntryBytes)) {
            tooLarge(header, isTaken);
            return false;
        }
        int whole = header.headerBytes() + (int) storedBytes;
        if (!window.require(whole)) {
            resynchronize(name, "the file is cut off inside the entry");
            return false;
        }
        try {
            content.unpack(header, window, isTaken);
        } catch (BrokenArchiveException e) {
            if (continuesAt(whole)) {
                lost(name, e.reason(), whole);
            } else {
                resynchronize(name, e.reason());
            }
            return false;
        }
        window.consume(whole);
        return true;
    }

    /** Nothing of it is held here, so a fault is found when its bytes have been handed on. */
    private boolean spool(LocalHeader header) throws IOException {
        window.consume(header.headerBytes());
        try (OutputStream out = uses.spool(name)) {
            content.unpackTo(header, window, out);
            return true;
        } catch (BrokenArchiveException e) {
            HeaderSearch.skipToHeader(window);
            faults.add(name, offset, window.position() - offset, e.reason());
            return false;
        }
    }

    private void tooLarge(LocalHeader header, boolean isTaken) throws IOException {
        String reason = "the entry has " + header.bytes() + " bytes, at most " + maxEntryBytes + " are read here";
        if (!isTaken && header.storedBytes() < Integer.MAX_VALUE) {
            window.skip(header.headerBytes() + header.storedBytes());
            return;
        }
        resynchronize(header.name(), reason);
    }

    private void lost(String entry, String reason, int bytes) {
        faults.add(entry, window.position(), bytes, reason);
        window.consume(bytes);
    }

    /** Whether a header follows this far into the window, or the file ends there. */
    private boolean continuesAt(int distance) throws IOException {
        return window.require(distance + HeaderSearch.MARK_BYTES)
                ? HeaderSearch.isHeader(window, distance)
                : window.available() == distance;
    }

    private void resynchronize(String entry, String reason) throws IOException {
        long from = window.position();
        reread += window.available();
        window.consume(1);
        if (reread > MAX_REREAD_BYTES) {
            faults.add(entry, from, window.available(), reason + "; too much is damaged to look for more");
            ended = true;
            return;
        }
        HeaderSearch.skipToHeader(window);
        faults.add(entry, from, window.position() - from, reason);
    }

    private void readEnd() throws IOException {
        ended = true;
        long from = window.position();
        try {
            ArchiveEnd.read(window);
            complete = true;
        } catch (BrokenArchiveException e) {
            faults.add("", from, window.position() - from, e.reason());
        }
    }

    /** How far the file was read. */
    public long bytesRead() {
        return window.position();
    }

    /** The entry's name. */
    public String name() {
        return name;
    }

    /** Where the entry begins in the file. */
    public long offset() {
        return offset;
    }

    /** The entry's size as it is stored. */
    public long storedBytes() {
        return storedBytes;
    }

    /** The entry's content, when it is taken; good until {@link #next}. */
    public byte[] content() {
        return content.array();
    }

    /** How many bytes of {@link #content()} count. */
    public int contentBytes() {
        return content.size();
    }

    /** Whether the directory, the end record and the checksum in its comment were there, and nothing behind them. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void close() throws IOException {
        content.close();
        in.close();
    }
}
