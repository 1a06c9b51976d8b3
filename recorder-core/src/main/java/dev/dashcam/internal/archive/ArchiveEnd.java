/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;

/** Steps over the directory and the end record of an archive, and over what belongs between them. */
final class ArchiveEnd {
    private ArchiveEnd() {}

    /** Leaves the window at the end of the stream. */
    static void read(Window window) throws IOException {
        while (require(window, Integer.BYTES) && window.four(0) == ZipFormat.CENTRAL_HEADER) {
            require(window, ZipFormat.CENTRAL_HEADER_BYTES);
            int bytes = ZipFormat.CENTRAL_HEADER_BYTES + window.two(28) + window.two(30) + window.two(32);
            require(window, bytes);
            window.consume(bytes);
        }
        if (window.four(0) == ZipFormat.END_RECORD_64) {
            int bytes = ZipFormat.END_RECORD_64_BYTES + ZipFormat.END_LOCATOR_64_BYTES;
            require(window, bytes);
            window.consume(bytes);
        }
        require(window, ZipFormat.END_RECORD_BYTES + ZipFormat.COMMENT_BYTES);
        if (window.four(0) != ZipFormat.END_RECORD || window.two(20) != ZipFormat.COMMENT_BYTES) {
            throw new BrokenArchiveException("the archive's directory is damaged");
        }
        window.consume(ZipFormat.END_RECORD_BYTES + ZipFormat.COMMENT_BYTES);
        if (window.require(1)) {
            throw new BrokenArchiveException("something follows the archive's end");
        }
    }

    private static boolean require(Window window, int bytes) throws IOException {
        if (!window.require(bytes)) {
            throw new BrokenArchiveException("the file is cut off inside its directory");
        }
        return true;
    }
}
