/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.io.IOException;

/**
 * A file cannot be read as a recording: it is none, it needs newer tools, or it demands what no recording needs. The message
 * says which, in words for whoever gave the file.
 */
public final class RecordingFormatException extends IOException {
    private static final long serialVersionUID = 1;

    RecordingFormatException(String message) {
        super(message);
    }
}
