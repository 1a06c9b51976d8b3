/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import java.io.IOException;

/** Somebody has to set something right; the snapshot arrives then. */
final class S3ProblemException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do, as a clause for people without a full stop
     */
    S3ProblemException(String message) {
        super(message);
    }
}
