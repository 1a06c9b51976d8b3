/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.keys.Source;
import dev.dashcam.configuration.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * The places where Spring has our properties, in its order, with placeholders filled. What they mean is told by the code that plain Java
 * has for it: Spring's own binding of records takes more of a start, names the first mistake alone, and says neither what is allowed nor
 * what was meant.
 */
final class SpringSources {
    /** Stands for all the others. */
    private static final String ALL_OTHERS = "configurationProperties";

    private static final String RANDOM = "random";

    private final ConfigurableEnvironment environment;

    private SpringSources(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    static List<Source> of(Environment environment) {
        return environment instanceof ConfigurableEnvironment configurable
                ? new SpringSources(configurable).all()
                : List.of();
    }

    private List<Source> all() {
        List<Source> sources = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (!(source instanceof PropertySource.StubPropertySource)
                    && !source.getName().equals(ALL_OTHERS)
                    && !source.getName().equals(RANDOM)) {
                add(sources, kind(source), entries(source));
                if (kind(source) == Source.Kind.ENVIRONMENT) {
                    addPrefixed(sources, source);
                }
            }
        }
        return sources;
    }

    private static void add(List<Source> sources, Source.Kind kind, List<Source.Entry> entries) {
        if (!entries.isEmpty()) {
            sources.add(new Source(kind, entries));
        }
    }

    private void addPrefixed(List<Source> sources, PropertySource<?> source) {
        String[] names = names(source);
        if (names != null && PrefixedVariables.mayBeAmong(names)) {
            add(sources, Source.Kind.ENVIRONMENT, PrefixedVariables.of(source, environment));
        }
    }

    private static Source.Kind kind(PropertySource<?> source) {
        if (source instanceof SystemEnvironmentPropertySource) {
            return Source.Kind.ENVIRONMENT;
        }
        return switch (source.getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> Source.Kind.ENVIRONMENT;
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> Source.Kind.SYSTEM_PROPERTIES;
            default -> Source.Kind.FILE;
        };
    }

    private List<Source.Entry> entries(PropertySource<?> source) {
        List<Source.Entry> entries = new ArrayList<>();
        String[] names = names(source);
        if (names == null) {
            // a place that does not tell what it has, such as JNDI, is asked for each property
            for (Property property : Settings.names()) {
                if (!property.type().isGroup()
                        && !property.key().contains(Property.INDEX)
                        && !property.key().contains(Property.NAME)) {
                    add(entries, source, property.key(), property.key());
                }
            }
            return entries;
        }
        for (String name : names) {
            if (name.regionMatches(true, 0, Settings.PREFIX, 0, Settings.PREFIX.length())) {
                add(entries, source, name, name);
            }
        }
        return entries;
    }

    private static String @Nullable [] names(PropertySource<?> source) {
        try {
            return source instanceof EnumerablePropertySource<?> enumerable ? enumerable.getPropertyNames() : null;
        } catch (IllegalStateException partlyUnknown) {
            return null;
        }
    }

    private void add(List<Source.Entry> entries, PropertySource<?> source, String name, String key) {
        Object value = source.getProperty(name);
        if (value instanceof Object[] array) {
            value = Arrays.asList(array);
        }
        if (value instanceof Collection<?> values) {
            int index = 0;
            for (Object each : values) {
                add(entries, source, name, key + "[" + index++ + "]", String.valueOf(each));
            }
        } else if (value != null) {
            add(entries, source, name, key, String.valueOf(value));
        }
    }

    private void add(List<Source.Entry> entries, PropertySource<?> source, String name, String key, String text) {
        Origin origin = OriginLookup.getOrigin(source, name);
        String from = origin == null ? source.getName() : origin.toString();
        entries.add(filled(key, text, from, environment));
    }

    /** The same with its placeholders filled. Where one has no value, Spring itself would leave it where the value should be. */
    static Source.Entry filled(String key, String text, String from, Environment environment) {
        try {
            return new Source.Entry(key, environment.resolveRequiredPlaceholders(text), from);
        } catch (PlaceholderResolutionException unfilled) {
            return new Source.Entry(key, text, from, unfilled.getPlaceholder());
        }
    }
}
