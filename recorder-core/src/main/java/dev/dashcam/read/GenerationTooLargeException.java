/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.io.IOException;

/** A generation takes more memory than its reader was allowed; the recording may be sound. The message says how much. */
public final class GenerationTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    GenerationTooLargeException(String entry, String reason) {
        super(entry + ": " + reason);
    }
}
