/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables and system properties of a process. What is blank counts as not set.
 *
 * @param variables the environment variables
 * @param properties the system properties
 */
public record Surroundings(Map<String, String> variables, Map<String, String> properties) {
    /** Takes copies. */
    public Surroundings {
        variables = Map.copyOf(variables);
        properties = Map.copyOf(properties);
    }

    /** Those of this process, as they are now. */
    public static Surroundings ofThisProcess() {
        Properties system = System.getProperties();
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : system.stringPropertyNames()) {
            properties.put(name, system.getProperty(name, ""));
        }
        return new Surroundings(System.getenv(), properties);
    }

    /** An environment variable, null when it is not set. */
    public @Nullable String variable(String name) {
        return unlessBlank(variables.get(name));
    }

    /** A system property, null when it is not set. */
    public @Nullable String property(String name) {
        return unlessBlank(properties.get(name));
    }

    /** The first of these that is set: the system property, then the environment variable. */
    @Nullable
    String either(String property, String variable) {
        String set = property(property);
        return set != null ? set : variable(variable);
    }

    /** A file in the user's folder {@code .aws}. */
    Path file(String name) {
        String home = variable("HOME");
        if (home == null) {
            home = property("user.home");
        }
        return Path.of(home == null ? "" : home, ".aws", name);
    }

    private static @Nullable String unlessBlank(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Not its content, which holds secrets. */
    @Override
    public String toString() {
        return "Surroundings[...]";
    }
}
