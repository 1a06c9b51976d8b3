/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.actuate.ChangeableRules;
import dev.dashcam.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The triggers of the properties as they are now: those that the application was started with, and above them what somebody has
 * changed since. Beans of the application's and what customizers have added stay as they are.
 */
final class ChangedRules implements ChangeableRules {
    private static final String PREFIX = "dashcam.triggers.";

    private final Supplier<FlightRecorder> recorder;
    private final Environment environment;
    private Map<String, String> changed = Map.of();
    private @Nullable Supplier<Set<String>> started;
    private @Nullable Watched watched;
    private @Nullable Set<String> configured;

    ChangedRules(Supplier<FlightRecorder> recorder, Environment environment) {
        this.recorder = recorder;
        this.environment = environment;
    }

    /** The recorder is made of these properties; where it is the application's own, nothing can be changed. */
    synchronized void began(DashcamProperties properties, Watched present) {
        watched = present;
        // most are never changed, and no start is to wait for that
        started = () -> names(new ConfiguredTriggers(properties.triggers(), present, new AppliedProperty()).all());
    }

    @Override
    public synchronized String change(String property, String value) {
        Watched present = watched;
        if (present == null || started == null) {
            throw new IllegalArgumentException(
                    "The recorder is not made of properties; change its triggers with FlightRecorder.replaceTriggers.");
        }
        Set<String> replaced = configured == null ? started.get() : configured;
        String name = nameOf(property);
        Map<String, String> wanted = new TreeMap<>(changed);
        if (value.isBlank()) {
            wanted.remove(name);
        } else if (value.contains("${")) {
            // who may change a threshold is not asked for the environment
            throw new IllegalArgumentException(name + ": give the value itself, without ${...}.");
        } else {
            wanted.put(name, value.strip());
        }
        configured = replace(wanted, replaced, present);
        changed = Map.copyOf(wanted);
        return value.isBlank()
                ? name + " has the value again that the application was started with."
                : name + " is " + value.strip() + " until the application ends.";
    }

    @Override
    public synchronized Map<String, String> changed() {
        return changed;
    }

    /** Puts the triggers of the properties in the place of these. Gives back their names. */
    private Set<String> replace(Map<String, String> wanted, Set<String> replaced, Watched present) {
        AppliedProperty applied = new AppliedProperty();
        try {
            List<Trigger> triggers = new ConfiguredTriggers(bound(wanted).triggers(), present, applied).all();
            FlightRecorder recording = recorder.get();
            List<Trigger> all = new ArrayList<>(triggers);
            recording.triggers().stream()
                    .filter(trigger -> !replaced.contains(trigger.name()))
                    .forEach(all::add);
            applied.set("dashcam.triggers");
            recording.replaceTriggers(all);
            return names(triggers);
        } catch (BindException mistake) {
            throw new IllegalArgumentException(OnMistake.words(mistake) + ".", mistake);
        } catch (IllegalArgumentException mistake) {
            throw new IllegalArgumentException(OnMistake.words(applied.mistake(mistake)), mistake);
        }
    }

    private DashcamProperties bound(Map<String, String> wanted) {
        ConfigurationPropertySource above = new MapConfigurationPropertySource(wanted);
        List<ConfigurationPropertySource> sources = new ArrayList<>(List.of(above));
        ConfigurationPropertySources.get(environment).forEach(sources::add);
        BindHandler known = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> source == above);
        return new Binder(sources, new PropertySourcesPlaceholdersResolver(environment))
                .bindOrCreate("dashcam", Bindable.of(DashcamProperties.class), known);
    }

    /** As it is in a file, with or without what all of them begin with. */
    private static String nameOf(String property) {
        String name = property.strip();
        String whole = name.startsWith("dashcam.") ? name : PREFIX + name;
        if (!whole.startsWith(PREFIX) || !ConfigurationPropertyName.isValid(whole)) {
            throw new IllegalArgumentException("\"" + property.strip()
                    + "\" cannot be changed while the application runs; what can begins with dashcam.triggers, such as"
                    + " dashcam.triggers.latency.threshold. Write it as in a file, with dashes.");
        }
        return whole;
    }

    private static Set<String> names(List<Trigger> triggers) {
        return triggers.stream().map(Trigger::name).collect(Collectors.toUnmodifiableSet());
    }
}
