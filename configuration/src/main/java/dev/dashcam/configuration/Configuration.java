/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.applied.AppliedSettings;
import dev.dashcam.configuration.applied.Watched;
import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.configuration.keys.Given;
import dev.dashcam.configuration.keys.Mistake;
import dev.dashcam.configuration.keys.Source;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all places together have set, whoever has read them. For one thread. */
public final class Configuration {
    private final List<Mistake> mistakesBefore;
    private final Given given;
    private final Settings settings;

    /**
     * Understands what is set.
     *
     * @param sources the places, the first of which counts most
     */
    public Configuration(List<Source> sources) {
        this(sources, List.of());
    }

    /** The same, where reading the places was not without mistakes. */
    Configuration(List<Source> sources, List<Mistake> mistakes) {
        this.mistakesBefore = List.copyOf(mistakes);
        this.given = given(sources);
        this.settings = Settings.read(given.keys());
    }

    /** Most people set few properties, and no start is to load the descriptions of all the others. */
    private static Given given(List<Source> sources) {
        List<String> written = Given.names(Settings.PREFIX, sources);
        Given given = new Given(Settings.PREFIX, Settings.names(written), sources);
        return given.areAllKnown() ? given : new Given(Settings.PREFIX, Settings.names(), sources);
    }

    /** What is set; where that is a mistake, what holds otherwise. */
    public Settings settings() {
        return settings;
    }

    /** Names and values that are wrong; what the recorder's parts refuse, {@link #builder} tells. */
    public List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>(mistakesBefore);
        mistakes.addAll(given.mistakes());
        return mistakes;
    }

    /** What is no mistake and was hardly meant, one line each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String longer = LongThresholds.warning(settings);
        if (longer != null) {
            warnings.add(longer);
        }
        String almost = given.warning();
        if (almost != null) {
            warnings.add(almost);
        }
        return warnings;
    }

    /**
     * The recorder that is described.
     *
     * @param watched what of the application its triggers look at
     * @param applicationName what the application is called where nothing else is set, null when nobody knows
     * @param statusPlace where people find the status, with its preposition; null for the recorder's {@code status()}
     * @throws ConfigurationMistakeException with all that is wrong
     */
    public FlightRecorderBuilder builder(
            Watched watched, @Nullable String applicationName, @Nullable String statusPlace) {
        AppliedSettings applied = AppliedSettings.of(settings, watched, applicationName, statusPlace);
        refuse(applied.mistakes());
        return applied.builder();
    }

    /**
     * The triggers that are described, for {@link FlightRecorder#replaceTriggers}.
     *
     * @param watched what of the application they look at
     * @throws ConfigurationMistakeException with all that is wrong, also with other properties
     */
    public List<Trigger> triggers(Watched watched) {
        List<Trigger> triggers = new ArrayList<>();
        refuse(AppliedSettings.triggers(settings.triggers(), watched, triggers));
        return triggers;
    }

    private void refuse(List<Mistake> refused) {
        List<Mistake> mistakes = mistakes();
        for (Mistake mistake : refused) {
            mistakes.add(new Mistake(mistake.key(), given.from(mistake.key()), mistake.problem()));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigurationMistakeException(mistakes);
        }
    }
}
