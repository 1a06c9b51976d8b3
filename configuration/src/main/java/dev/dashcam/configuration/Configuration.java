/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.applied.AppliedSettings;
import dev.dashcam.configuration.applied.PartsOff;
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
    private final Given given;
    private final Settings settings;
    private final PartsOff off;

    /**
     * Understands what is set.
     *
     * @param sources the places, the first of which counts most
     */
    public Configuration(List<Source> sources) {
        this.given = given(sources);
        this.settings = Settings.read(given.keys());
        this.off = PartsOff.of(given.unfilled(), settings.triggers());
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
        return given.mistakes();
    }

    /** What is off on this machine, and what is no mistake and was hardly meant, one line each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(off.lines());
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
     * Why there is to be no recorder on this machine, a clause: what must not leave the service, or for whom it is encrypted, has no value
     * here. Null when there can be one.
     */
    public @Nullable String whyOff() {
        return off.whyAll();
    }

    /**
     * The recorder that is described, unless there is to be none: see {@link #whyOff}.
     *
     * @param watched what of the application its triggers look at
     * @param applicationName what the application is called where nothing else is set, null when nobody knows
     * @param statusPlace where people find the status, with its preposition; null for the recorder's {@code status()}
     * @throws ConfigurationMistakeException with all that is wrong
     */
    public FlightRecorderBuilder builder(
            Watched watched, @Nullable String applicationName, @Nullable String statusPlace) {
        AppliedSettings applied = AppliedSettings.of(settings, off, watched, applicationName, statusPlace);
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
        refuse(AppliedSettings.triggers(settings.triggers(), off, watched, triggers));
        return triggers;
    }

    private void refuse(List<Mistake> refused) {
        List<Mistake> mistakes = new ArrayList<>(mistakes());
        for (Mistake mistake : refused) {
            mistakes.add(new Mistake(mistake.key(), given.from(mistake.key()), mistake.problem()));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigurationMistakeException(mistakes);
        }
    }
}
