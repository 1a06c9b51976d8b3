/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

/** What became of one trigger call, in three words; {@link Reason} says why. */
public enum Outcome {
    /** A snapshot is being taken for it. */
    ACCEPTED,
    /** A snapshot that is already being taken covers it: the cause is attached to that one. */
    COALESCED,
    /** No snapshot is taken for it. */
    SUPPRESSED
}
