/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.configuration.keys.Source;
import dev.dashcam.configuration.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The places where a program without a framework has properties set: system properties, the environment, a file. */
final class PlainSources {
    private final Surroundings surroundings;
    private final PropertiesFile file;

    PlainSources(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.file = PropertiesFile.find(surroundings);
    }

    Configuration configuration() {
        List<Source> sources = List.of(
                new Source(
                        Source.Kind.SYSTEM_PROPERTIES,
                        entries(texts(surroundings.systemProperties()), "a system property")),
                new Source(Source.Kind.ENVIRONMENT, entries(surroundings.environment(), "the environment")),
                new Source(Source.Kind.FILE, entries(texts(file.properties()), file.name())));
        return new Configuration(sources);
    }

    /** Why there is nothing of the file, null when there is nothing to say. */
    @Nullable
    String warning() {
        return file.warning();
    }

    private List<Source.Entry> entries(Map<String, String> texts, String from) {
        Placeholders placeholders = new Placeholders(this::value);
        List<Source.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            String key = text.getKey();
            boolean isOurs = key.toLowerCase(Locale.ROOT).startsWith(Settings.PREFIX);
            if (isOurs && !key.equals(Settings.FILE) && !key.equals(PropertiesFile.VARIABLE)) {
                String filled = placeholders.filled(text.getValue());
                entries.add(new Source.Entry(key, filled, from, placeholders.missing()));
            }
        }
        return entries;
    }

    private @Nullable String value(String name) {
        String property = surroundings.systemProperties().getProperty(name);
        return property != null ? property : surroundings.environment().get(name);
    }

    /** By name, so that everybody's rules come in the same order. */
    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            texts.put(name, properties.getProperty(name));
        }
        return texts;
    }
}
