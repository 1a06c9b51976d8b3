/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the entries of a file lie, found by their local headers without reading what is between. */
public final class EntryIndex {
    /** Twelve days of one-second generations. */
    private static final int MAX_ENTRIES = 1 << 20;

    private static final int MAX_OTHER_NAMES = 1 << 12;
    private static final int START = 16;
    /** A header with its name. */
    private static final int HEADER_BYTES = 256;

    private static final int CONTENT_BYTES = 1 << 16;

    private final FileChannel file;
    /** The number of a generation, or minus the index into {@link #otherNames} minus one. */
    private long[] names = new long[START];

    private long[] offsets = new long[START];
    private final List<String> otherNames = new ArrayList<>();
    private int size;
    private long end;
    private boolean whole = true;

    /**
     * Finds the entries of a file.
     *
     * @throws IOException when it cannot be read, or has more entries than a recording can have
     */
    public EntryIndex(FileChannel file) throws IOException {
        this.file = file;
        while (true) {
            Window window = new Window(inputAt(end), HEADER_BYTES);
            if (!window.require(Integer.BYTES)) {
                whole &= window.available() == 0;
                return;
            }
            if (window.four(0) == ZipFormat.CENTRAL_HEADER || window.four(0) == ZipFormat.END_RECORD) {
                return;
            }
            add(window);
        }
    }

    private void add(Window window) throws IOException {
        try {
            LocalHeader header = LocalHeader.read(window);
            long next = end + header.headerBytes() + header.storedBytes();
            if (next > file.size()) {
                throw new BrokenArchiveException("the entry is cut off");
            }
            add(header.name());
            end = next;
        } catch (BrokenArchiveException e) {
            whole = false;
            window.consume(1);
            HeaderSearch.skipToHeader(window);
            end += window.position();
        }
    }

    private void add(String name) throws IOException {
        long number = EntryList.generationNumber(name);
        if (number < 0) {
            otherNames.add(name);
        }
        if (size == MAX_ENTRIES || otherNames.size() > MAX_OTHER_NAMES) {
            throw new IOException("The file has more entries than a recording can have.");
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        names[size] = number >= 0 ? number : -otherNames.size();
        offsets[size++] = end;
    }

    private InputStream inputAt(long offset) throws IOException {
        file.position(offset);
        return Channels.newInputStream(file);
    }

    /** How many entries there are. */
    public int size() {
        return size;
    }

    /** An entry's name. */
    public String name(int index) {
        long name = names[index];
        return name >= 0 ? EntryList.generationName(name) : otherNames.get((int) -name - 1);
    }

    /** Where an entry's header begins. */
    public long offset(int index) {
        return offsets[index];
    }

    /** The entry with this name, -1 when there is none. */
    public int find(String name) {
        for (int i = 0; i < size; i++) {
            if (name(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the last entry ends. */
    long end() {
        return end;
    }

    /** Whether entry follows entry without a gap. */
    boolean isWhole() {
        return whole;
    }

    /** An entry's size as it is stored. */
    public long storedBytes(int index) throws IOException {
        return header(index).storedBytes();
    }

    /** An entry's size once it is unpacked. */
    public long bytes(int index) throws IOException {
        return header(index).bytes();
    }

    LocalHeader header(int index) throws IOException {
        return LocalHeader.read(new Window(inputAt(offsets[index]), HEADER_BYTES));
    }

    /**
     * An entry's content, checked.
     *
     * @throws BrokenArchiveException when it is damaged or larger than this
     */
    public byte[] content(int index, int maxBytes) throws IOException {
        Window window = new Window(inputAt(offsets[index]), CONTENT_BYTES);
        LocalHeader header = LocalHeader.read(window);
        if (header.bytes() > maxBytes || header.storedBytes() > maxBytes) {
            throw new BrokenArchiveException(
                    "the entry has " + header.bytes() + " bytes, at most " + maxBytes + " are read here");
        }
        if (!window.require(header.headerBytes() + (int) header.storedBytes())) {
            throw new BrokenArchiveException("the file is cut off inside the entry");
        }
        try (EntryContent content = new EntryContent()) {
            content.unpack(header, window, true);
            return Arrays.copyOf(content.array(), content.size());
        }
    }
}
