/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.io.IOException;

/** What was read needs newer tools. */
public final class NewerFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final long readableFrom;

    NewerFormatException(long readableFrom) {
        super("format version " + readableFrom + " or newer is needed");
        this.readableFrom = readableFrom;
    }

    /** The version of the format that its reader must know. */
    public long readableFrom() {
        return readableFrom;
    }
}
