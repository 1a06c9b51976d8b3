/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.io.IOException;

/** A part of the archive is not as it must be. */
public final class BrokenArchiveException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;

    BrokenArchiveException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** In which way, in words. */
    public String reason() {
        return reason;
    }
}
