/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.configuration.Configuration;
import dev.dashcam.configuration.keys.Mistake;
import dev.dashcam.configuration.keys.Source;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Says of properties that could not be bound all that is wrong with them, in the words that plain Java has: Spring Boot names the
 * first one alone, and neither what is allowed nor what was meant. Loaded only then.
 */
final class MistakenProperties {
    private static final String PREFIX = "dashcam.";
    private static final String BETWEEN = "\n    ";

    private MistakenProperties() {}

    /** What is thrown instead; the same where it is about something else. */
    static RuntimeException told(RuntimeException mistake, Environment environment) {
        if (!isOfProperties(mistake) || !(environment instanceof ConfigurableEnvironment configurable)) {
            return mistake;
        }
        List<Mistake> mistakes = new Configuration(sources(configurable)).mistakes();
        if (mistakes.isEmpty()) {
            return mistake;
        }
        List<String> keys = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Mistake each : mistakes) {
            keys.add(each.key());
            problems.add(each.words());
        }
        return new DashcamMistakeException(String.join(", ", keys), String.join(BETWEEN, problems));
    }

    private static boolean isOfProperties(Throwable mistake) {
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationPropertiesBindException) {
                return true;
            }
        }
        return false;
    }

    private static List<Source> sources(ConfigurableEnvironment environment) {
        List<Source> sources = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                sources.add(new Source(kind(source.getName()), entries(enumerable, environment)));
            }
        }
        return sources;
    }

    private static Source.Kind kind(String name) {
        return switch (name) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> Source.Kind.ENVIRONMENT;
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> Source.Kind.SYSTEM_PROPERTIES;
            default -> Source.Kind.FILE;
        };
    }

    private static List<Source.Entry> entries(EnumerablePropertySource<?> source, Environment environment) {
        List<Source.Entry> entries = new ArrayList<>();
        for (String name : source.getPropertyNames()) {
            Object value =
                    name.regionMatches(true, 0, PREFIX, 0, PREFIX.length() - 1) ? source.getProperty(name) : null;
            if (value != null) {
                Origin origin = OriginLookup.getOrigin(source, name);
                String from = origin == null ? source.getName() : String.valueOf(origin);
                entries.add(new Source.Entry(name, environment.resolvePlaceholders(String.valueOf(value)), from));
            }
        }
        return entries;
    }
}
