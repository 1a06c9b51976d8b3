/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.json;

import java.io.IOException;

/** A text is not the JSON that was expected. The message says what and where. */
public final class JsonException extends IOException {
    private static final long serialVersionUID = 1;

    JsonException(String message, long position) {
        super(message + " at character " + position);
    }
}
