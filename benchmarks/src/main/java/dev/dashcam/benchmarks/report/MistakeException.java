/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

/** A mistake of whoever typed the command. The message says what to do. */
public final class MistakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what to say. */
    public MistakeException(String message) {
        super(message);
    }
}
