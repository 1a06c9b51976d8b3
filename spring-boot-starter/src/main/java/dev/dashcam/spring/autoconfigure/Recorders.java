/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Turns the properties into a recorder's builder; a value that is refused is told with the property's name. */
final class Recorders {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern UNFIT_BEGIN = Pattern.compile("^[^A-Za-z0-9]+");
    private static final int LONGEST_SERVICE = 64;

    private final DashcamProperties properties;

    Recorders(DashcamProperties properties) {
        this.properties = properties;
    }

    /**
     * A builder as the properties describe it.
     *
     * @param applicationName the name of the application, null when it has none
     * @param statusPlace where people find the status, with its preposition
     */
    FlightRecorderBuilder builder(@Nullable String applicationName, String statusPlace) {
        FlightRecorderBuilder builder = FlightRecorder.builder();
        checked("dashcam.window", () -> builder.window(properties.window()));
        DataSize memory = properties.memory();
        if (memory != null) {
            checked("dashcam.memory", () -> builder.memory(memory.toBytes()));
        }
        service(builder, applicationName);
        new ConfiguredTriggers(properties.triggers()).all().forEach(builder::trigger);
        builder.engine(Triggers.engine(limits(statusPlace)));
        builder.store(Spool.with(spool()));
        return builder;
    }

    /** Adds a bean of the application's. */
    static void add(FlightRecorderBuilder builder, Trigger trigger) {
        checked("the bean of type " + trigger.getClass().getName(), () -> builder.trigger(trigger));
    }

    /** Applies a value; one that is refused is a mistake in this property. */
    static void checked(String property, Runnable apply) {
        try {
            apply.run();
        } catch (IllegalArgumentException refused) {
            throw new DashcamMistakeException(property, String.valueOf(refused.getMessage()));
        }
    }

    private void service(FlightRecorderBuilder builder, @Nullable String applicationName) {
        String chosen = properties.service();
        if (chosen != null) {
            checked("dashcam.service", () -> builder.service(chosen));
        } else if (applicationName != null) {
            // Whatever an application is called is no mistake of anybody's.
            String fit = UNFIT_BEGIN
                    .matcher(UNFIT.matcher(applicationName).replaceAll("-"))
                    .replaceAll("");
            if (!fit.isEmpty()) {
                builder.service(fit.substring(0, Math.min(fit.length(), LONGEST_SERVICE)));
            }
        }
    }

    private TriggerSettings limits(String statusPlace) {
        DashcamProperties.Limits limits = properties.limits();
        TriggerSettings.Builder settings = TriggerSettings.builder().statusPlace(statusPlace);
        checked("dashcam.limits.cooldown", () -> settings.cooldown(limits.cooldown()));
        checked("dashcam.limits.warm-up", () -> settings.warmUp(limits.warmUp()));
        checked("dashcam.limits.minimum-history", () -> settings.minimumHistory(limits.minimumHistory()));
        checked("dashcam.limits.tail", () -> settings.tail(limits.tail()));
        checked("dashcam.limits.per-hour", () -> settings.perHour(limits.perHour()));
        checked("dashcam.limits.per-day", () -> settings.perDay(limits.perDay()));
        checked("dashcam.limits.per-problem", () -> settings.perProblem(limits.perProblem()));
        checked("dashcam.limits.manual-per-hour", () -> settings.manualPerHour(limits.manualPerHour()));
        return settings.build();
    }

    private SpoolSettings spool() {
        DashcamProperties.Spool spool = properties.spool();
        SpoolSettings.Builder settings = SpoolSettings.builder();
        String directory = spool.directory();
        if (directory != null && !directory.isBlank()) {
            checked("dashcam.spool.directory", () -> settings.directory(path(directory)));
        }
        checked("dashcam.spool.max-size", () -> settings.maxSize(spool.maxSize().toBytes()));
        checked("dashcam.spool.max-files", () -> settings.maxFiles(spool.maxFiles()));
        checked("dashcam.spool.max-age", () -> settings.maxAge(spool.maxAge()));
        return settings.build();
    }

    private static Path path(String directory) {
        try {
            return Path.of(directory.strip());
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException(
                    "\"" + directory + "\" is no path: " + invalid.getReason() + ".", invalid);
        }
    }
}
