/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.configuration.keys.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Properties are wrong, or a bean that joins in, on every machine alike. */
final class DashcamMistakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String BETWEEN = "\n    ";

    private final String property;

    private DashcamMistakeException(String property, String problem) {
        super(problem);
        this.property = property;
    }

    /** All that is wrong with properties, one a line. */
    static DashcamMistakeException of(ConfigurationMistakeException mistaken) {
        List<String> keys = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Mistake mistake : mistaken.mistakes()) {
            if (!keys.contains(mistake.key())) {
                keys.add(mistake.key());
            }
            problems.add(mistake.words());
        }
        return new DashcamMistakeException(String.join(", ", keys), String.join(BETWEEN, problems));
    }

    /** A bean that the recorder refused, or that could not do what it wanted to. */
    static DashcamMistakeException of(Object bean, IllegalArgumentException refused) {
        return new DashcamMistakeException(
                "the bean of type " + bean.getClass().getName(), String.valueOf(refused.getMessage()));
    }

    /** What to change: names of properties, or a bean. */
    String property() {
        return property;
    }

    /** What is wrong in one clause. */
    String words() {
        return property + ": " + getMessage();
    }
}
