/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dashcam.configuration.applied.Watched;
import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.configuration.keys.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Configurations of a file and the environment, and what is said of those that are wrong. */
final class Mistaken {
    private Mistaken() {}

    static Configuration configuration(Map<String, String> file, Map<String, String> environment) {
        return new Configuration(List.of(
                source(Source.Kind.ENVIRONMENT, environment, "the environment"),
                source(Source.Kind.FILE, file, "dashcam.properties")));
    }

    static String message(Map<String, String> file, Map<String, String> environment) {
        Configuration configuration = configuration(file, environment);
        return catchThrowableOfType(
                        ConfigurationMistakeException.class,
                        () -> configuration.builder(new Watched(null, null, List.of()), null, null))
                .getMessage();
    }

    static Source source(Source.Kind kind, Map<String, String> texts, String from) {
        List<Source.Entry> entries = new ArrayList<>();
        new TreeMap<>(texts).forEach((key, text) -> entries.add(new Source.Entry(key, text, from)));
        return new Source(kind, entries);
    }
}
