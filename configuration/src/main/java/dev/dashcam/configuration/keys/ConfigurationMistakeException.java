/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.util.List;

/** Properties are wrong, on every machine alike. All of them are in the message, one a line; there is no stack trace to read. */
public final class ConfigurationMistakeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /** At least one of them. */
    public ConfigurationMistakeException(List<Mistake> mistakes) {
        super(message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** All of it in one clause, for a line of a log. */
    public String words() {
        StringBuilder words = new StringBuilder();
        for (Mistake mistake : mistakes) {
            words.append(words.length() == 0 ? "" : " ").append(mistake.words());
        }
        return words.toString();
    }

    /** Whoever reads it made the mistake in a file, not in code. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private static String message(List<Mistake> mistakes) {
        StringBuilder message = new StringBuilder("The flight recorder cannot be started as configured:");
        for (Mistake mistake : mistakes) {
            message.append("\n  ").append(mistake.words());
        }
        return message.append(
                        "\nCorrect that. Until then dashcam.on-error=disable starts the application without the recorder.")
                .toString();
    }
}
