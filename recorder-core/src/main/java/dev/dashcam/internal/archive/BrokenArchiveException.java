/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

/** A part of the archive is not as it must be. The message says in which way. */
final class BrokenArchiveException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    BrokenArchiveException(String message) {
        super(message);
        this.reason = message;
    }

    String reason() {
        return reason;
    }
}
