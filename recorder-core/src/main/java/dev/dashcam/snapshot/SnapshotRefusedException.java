/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import java.io.IOException;

/** No snapshot is taken, although somebody asked for one in person. The message says what to do. */
public final class SnapshotRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param message the reason in words, and what to do
     */
    public SnapshotRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }
}
