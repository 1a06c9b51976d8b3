/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

/** The property whose value is being applied, so that whoever refuses the value need not know it. For one thread. */
final class AppliedProperty {
    private String name = "dashcam";

    /** From now on it is this one. */
    void set(String property) {
        name = property;
    }

    /** The mistake that its value is. */
    DashcamMistakeException mistake(IllegalArgumentException refused) {
        return new DashcamMistakeException(name, String.valueOf(refused.getMessage()));
    }
}
