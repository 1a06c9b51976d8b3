/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.IOException;

/** It cannot be shown that nothing is left in JFR's bytes that must not leave. Holds nothing of what is in them. */
public final class UnmaskableException extends IOException {
    private static final long serialVersionUID = 1;

    UnmaskableException(String reason) {
        super(reason);
    }

    /** Why, as a part of a sentence: what was not understood, in which chunk. Never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    UnmaskableException inChunk(int number, long start) {
        UnmaskableException located =
                new UnmaskableException("JFR chunk " + number + " at byte " + start + ": " + reason());
        located.initCause(this);
        return located;
    }
}
