/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import org.jspecify.annotations.Nullable;

/**
 * Where in the code something happened.
 *
 * @param words such as {@code Inventory.reserve at Inventory.java:88}; empty when not known
 * @param frame the frame of the stack, null when not known
 */
public record CodePlace(String words, @Nullable StackTraceElement frame) {
    /** It is not known where. */
    public static final CodePlace UNKNOWN = new CodePlace("", null);

    /** Whether it is known. */
    public boolean isKnown() {
        return frame != null;
    }
}
