/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.columns.FormatVersion;
import java.io.IOException;

/**
 * A file cannot be read as a recording: it is none, it needs newer tools, or it demands what no recording needs. The message
 * says which, in words for whoever gave the file.
 */
public final class RecordingFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;

    RecordingFormatException(String message) {
        super(message);
        this.reason = message;
    }

    static RecordingFormatException needsNewer(long readableFrom) {
        return new RecordingFormatException("The recording needs tools that read format version " + readableFrom
                + "; these read versions up to " + FormatVersion.CURRENT + ". Use a newer Dashcam.");
    }

    String reason() {
        return reason;
    }
}
