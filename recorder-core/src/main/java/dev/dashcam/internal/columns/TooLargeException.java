/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** A generation would take more memory than it may, be it sound or not. */
public final class TooLargeException extends DamagedException {
    private static final long serialVersionUID = 1;

    TooLargeException(String what, long neededBytes, long maxBytes) {
        super(what + " takes " + megabytes(neededBytes) + " MB of memory, " + megabytes(maxBytes)
                + " MB are allowed here");
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
