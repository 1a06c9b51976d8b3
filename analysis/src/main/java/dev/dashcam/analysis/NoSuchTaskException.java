/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

/** The task that was asked for is not in the recording. The message says so to the person who asked. */
public final class NoSuchTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For this task and file. */
    NoSuchTaskException(String message) {
        super(message);
    }
}
