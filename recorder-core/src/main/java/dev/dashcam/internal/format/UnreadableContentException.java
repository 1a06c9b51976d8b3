/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.format;

import java.io.IOException;

/** What was to be put into a recording could not be read; the recording is as it was before. */
public final class UnreadableContentException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableContentException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
