/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property to change instead of showing a stack trace. */
final class DashcamMistakeAnalyzer extends AbstractFailureAnalyzer<DashcamMistakeException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DashcamMistakeException cause) {
        String description = "The flight recorder cannot be started as configured (" + cause.property() + "):\n\n    "
                + cause.getMessage();
        String action = "Change " + cause.property()
                + ". Until then dashcam.on-error=disable starts the application without the recorder.";
        return new FailureAnalysis(description, action, cause);
    }
}
