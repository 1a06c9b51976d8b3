/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What is no mistake and was hardly meant: one line in the log each. */
final class StartWarnings {
    private static final String PREFIX = "dashcam";

    private StartWarnings() {}

    static void log(DashcamProperties settings, Environment environment) {
        Log log = LogFactory.getLog("dev.dashcam");
        warn(log, ShortWindow.warning(settings));
        List<String> variables = names(environment, StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        List<String> properties = names(environment, StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        if (!variables.isEmpty() || !properties.isEmpty()) {
            warn(log, new AlmostProperties().warning(variables, properties));
        }
    }

    private static void warn(Log log, @Nullable String line) {
        if (line != null) {
            log.warn(line);
        }
    }

    private static List<String> names(Environment environment, String source) {
        PropertySource<?> found = environment instanceof ConfigurableEnvironment configurable
                ? configurable.getPropertySources().get(source)
                : null;
        List<String> ours = new ArrayList<>();
        if (found instanceof EnumerablePropertySource<?> enumerable) {
            for (String name : enumerable.getPropertyNames()) {
                if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                    ours.add(name);
                }
            }
        }
        return ours;
    }
}
