/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;

/** Finds the next header behind damage. */
final class HeaderSearch {
    private HeaderSearch() {}

    /** A header is known by this many bytes. */
    static final int MARK_BYTES = 14;

    /** Whether a header begins this far into the window, which holds as many bytes as it takes to know. */
    static boolean isHeader(Window window, int offset) {
        return LocalHeader.beginsAt(window, offset)
                || (window.four(offset) == ZipFormat.CENTRAL_HEADER
                        && window.two(offset + 4) == window.two(offset + 6)
                        && window.two(offset + 8) == ZipFormat.FLAGS
                        && window.two(offset + 12) == ZipFormat.TIME);
    }

    /** Moves the window to the next header, or to the end of the stream. */
    static void skipToHeader(Window window) throws IOException {
        while (window.require(MARK_BYTES)) {
            int last = window.available() - MARK_BYTES;
            for (int i = 0; i <= last; i++) {
                if (window.array()[window.begin() + i] == 'P' && isHeader(window, i)) {
                    window.consume(i);
                    return;
                }
            }
            window.consume(last + 1);
        }
        window.consume(window.available());
    }
}
