/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.configuration.keys.Source;
import dev.dashcam.configuration.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Our properties in an environment in which an application has all of its variables begin with a name of its own, which Spring Boot alone
 * knows ({@code SpringApplication.setEnvironmentPrefix}). Loaded only where a variable looks like that.
 */
final class PrefixedVariables {
    private static final String OURS = "_DASHCAM_";

    private PrefixedVariables() {}

    static boolean mayBeAmong(String[] names) {
        for (String name : names) {
            for (int at = 1; at + OURS.length() <= name.length(); at++) {
                if (name.regionMatches(true, at, OURS, 0, OURS.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    static List<Source.Entry> of(PropertySource<?> variables, Environment environment) {
        List<Source.Entry> entries = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getUnderlyingSource() == variables
                    && source instanceof IterableConfigurationPropertySource iterable) {
                add(entries, iterable, environment);
            }
        }
        return entries;
    }

    private static void add(
            List<Source.Entry> entries, IterableConfigurationPropertySource source, Environment environment) {
        ConfigurationPropertyName ours = ConfigurationPropertyName.of(Settings.PREFIX);
        for (ConfigurationPropertyName name : source) {
            ConfigurationProperty property = ours.isAncestorOf(name) ? source.getConfigurationProperty(name) : null;
            if (property != null) {
                entries.add(SpringSources.filled(
                        variable(name),
                        String.valueOf(property.getValue()),
                        String.valueOf(property.getOrigin()),
                        environment));
            }
        }
    }

    /** As it was without the prefix: Spring takes each underscore for a dot, also one that stands for a dash. */
    private static String variable(ConfigurationPropertyName name) {
        return name.toString().replaceAll("[.\\[-]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }
}
