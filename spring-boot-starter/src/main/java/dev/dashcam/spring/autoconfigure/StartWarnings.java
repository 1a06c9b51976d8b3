/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is no mistake and was hardly meant: one line in the log each. */
final class StartWarnings {
    private StartWarnings() {}

    static void log(DashcamProperties properties, Environment environment) {
        Log log = LogFactory.getLog("dev.dashcam");
        warn(log, ShortWindow.warning(properties));
        List<String> candidates = variables(environment);
        if (!candidates.isEmpty()) {
            warn(log, new EnvironmentNames().warning(candidates));
        }
    }

    private static void warn(Log log, @Nullable String line) {
        if (line != null) {
            log.warn(line);
        }
    }

    private static List<String> variables(Environment environment) {
        PropertySource<?> source = environment instanceof ConfigurableEnvironment configurable
                ? configurable.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                : null;
        return source instanceof SystemEnvironmentPropertySource system
                ? Stream.of(system.getPropertyNames())
                        .filter(name -> name.startsWith(EnvironmentNames.PREFIX))
                        .toList()
                : List.of();
    }
}
