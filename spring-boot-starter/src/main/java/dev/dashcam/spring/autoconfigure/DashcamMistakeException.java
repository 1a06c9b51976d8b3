/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

/** A property is wrong, on every machine alike. */
final class DashcamMistakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String property;

    /**
     * @param property its name, such as {@code dashcam.window}
     * @param problem what is wrong, naming the value
     */
    DashcamMistakeException(String property, String problem) {
        super(problem);
        this.property = property;
    }

    String property() {
        return property;
    }
}
