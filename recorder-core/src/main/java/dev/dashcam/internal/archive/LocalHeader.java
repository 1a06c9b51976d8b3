/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The record before an entry's bytes, as it was read and found to have only legal values. */
record LocalHeader(String name, boolean deflated, int checksum, long bytes, long storedBytes, int headerBytes) {

    /** The bytes with which a local header begins, up to the checksum, as far as they have one legal value. */
    static boolean beginsAt(Window window, int offset) {
        return window.four(offset) == ZipFormat.LOCAL_HEADER
                && window.two(offset + 4) == ZipFormat.VERSION
                && window.two(offset + 6) == ZipFormat.FLAGS
                && (window.two(offset + 8) == ZipFormat.DEFLATED || window.two(offset + 8) == ZipFormat.STORED)
                && window.two(offset + 10) == ZipFormat.TIME
                && window.two(offset + 12) == ZipFormat.DATE;
    }

    /** Reads the header with which the window begins. */
    static LocalHeader read(Window window) throws IOException {
        if (!window.require(ZipFormat.LOCAL_HEADER_BYTES)) {
            throw new BrokenArchiveException("the file ends inside an entry's header");
        }
        if (!beginsAt(window, 0)) {
            throw new BrokenArchiveException("the entry's header has values that Dashcam does not write");
        }
        int nameBytes = window.two(26);
        if (nameBytes > ZipFormat.MAX_NAME_BYTES || window.two(28) != 0) {
            throw new BrokenArchiveException("the entry's header has lengths that Dashcam does not write");
        }
        int headerBytes = ZipFormat.LOCAL_HEADER_BYTES + nameBytes;
        if (!window.require(headerBytes)) {
            throw new BrokenArchiveException("the file ends inside an entry's header");
        }
        String name = new String(
                window.array(), window.begin() + ZipFormat.LOCAL_HEADER_BYTES, nameBytes, StandardCharsets.US_ASCII);
        if (!ZipFormat.isName(name)) {
            throw new BrokenArchiveException("the entry's name is not a plain relative path");
        }
        boolean deflated = window.two(8) == ZipFormat.DEFLATED;
        long storedBytes = window.four(18) & ZipFormat.MAX_32;
        long bytes = window.four(22) & ZipFormat.MAX_32;
        if (!deflated && bytes != storedBytes) {
            throw new BrokenArchiveException("the entry's header has two sizes for one thing");
        }
        return new LocalHeader(name, deflated, window.four(14), bytes, storedBytes, headerBytes);
    }
}
