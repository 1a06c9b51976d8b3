/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.configuration.Configuration;
import dev.dashcam.configuration.applied.Watched;
import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.configuration.keys.Source;
import dev.dashcam.spring.actuate.ChangeableRules;
import dev.dashcam.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * The triggers of the properties as they are now: those that the application was started with, and above them what somebody has
 * changed since. Beans of the application's and what customizers have added stay as they are.
 */
final class ChangedRules implements ChangeableRules {
    private static final String PREFIX = "dashcam.triggers.";

    private final ObjectProvider<FlightRecorder> recorder;
    private final Environment environment;
    private Map<String, String> changed = Map.of();
    private @Nullable Configuration started;
    private @Nullable Watched watched;
    private @Nullable Set<String> configured;

    ChangedRules(ObjectProvider<FlightRecorder> recorder, Environment environment) {
        this.recorder = recorder;
        this.environment = environment;
    }

    /** The recorder is made of these properties; where it is the application's own, nothing can be changed. */
    synchronized void began(Configuration configuration, Watched present) {
        watched = present;
        started = configuration;
    }

    @Override
    public synchronized String change(String property, String value) {
        Watched present = watched;
        if (present == null || started == null) {
            throw new IllegalArgumentException(
                    "The recorder is not made of properties; change its triggers with FlightRecorder.replaceTriggers.");
        }
        // most are never changed, and no start is to wait for their names
        Set<String> replaced = configured == null ? names(started.triggers(present)) : configured;
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
        try {
            List<Trigger> triggers = read(wanted).triggers(present);
            FlightRecorder recording = recorder.getObject();
            List<Trigger> all = new ArrayList<>(triggers);
            recording.triggers().stream()
                    .filter(trigger -> !replaced.contains(trigger.name()))
                    .forEach(all::add);
            recording.replaceTriggers(all);
            return names(triggers);
        } catch (ConfigurationMistakeException mistake) {
            throw new IllegalArgumentException(mistake.words(), mistake);
        }
    }

    private Configuration read(Map<String, String> wanted) {
        List<Source.Entry> above = new ArrayList<>();
        wanted.forEach((name, value) -> above.add(new Source.Entry(name, value, "")));
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(Source.Kind.FILE, above));
        sources.addAll(SpringSources.of(environment));
        return new Configuration(sources);
    }

    /** As it is in a file, with or without what all of them begin with. */
    private static String nameOf(String property) {
        String name = property.strip();
        String whole = name.startsWith("dashcam.") ? name : PREFIX + name;
        if (!whole.startsWith(PREFIX) || !ConfigurationPropertyName.isValid(whole)) {
            throw new IllegalArgumentException("\"" + name
                    + "\" cannot be changed while the application runs; what can begins with dashcam.triggers, such as"
                    + " dashcam.triggers.latency.threshold. Write it as in a file, with dashes.");
        }
        return whole;
    }

    private static Set<String> names(List<Trigger> triggers) {
        return triggers.stream().map(Trigger::name).collect(Collectors.toUnmodifiableSet());
    }
}
