/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.encryption.Recipient;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.redaction.RedactionRule;
import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Turns the properties into a recorder's builder; a value that is refused is told with the property's name. */
final class Recorders {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern UNFIT_BEGIN = Pattern.compile("^[^A-Za-z0-9]+");
    private static final int LONGEST_SERVICE = 64;

    private final DashcamProperties properties;
    private final Watched watched;
    private final AppliedProperty applied = new AppliedProperty();

    Recorders(DashcamProperties properties, Watched watched) {
        this.properties = properties;
        this.watched = watched;
    }

    /**
     * A builder as the properties describe it.
     *
     * @param applicationName the name of the application, null when it has none
     * @param statusPlace where people find the status, with its preposition
     * @param packages the packages of the application's own code, none where Spring does not know them
     */
    FlightRecorderBuilder builder(@Nullable String applicationName, String statusPlace, List<String> packages) {
        try {
            return applied(applicationName, statusPlace).sourcePackages(packages);
        } catch (IllegalArgumentException refused) {
            throw applied.mistake(refused);
        }
    }

    /** Adds a bean of the application's; what is refused is a mistake like those in the properties. */
    static void add(Object bean, Runnable adding) {
        try {
            adding.run();
        } catch (IllegalArgumentException refused) {
            throw new DashcamMistakeException(
                    "the bean of type " + bean.getClass().getName(), String.valueOf(refused.getMessage()));
        }
    }

    private FlightRecorderBuilder applied(@Nullable String applicationName, String statusPlace) {
        FlightRecorderBuilder builder = FlightRecorder.builder();
        applied.set("dashcam.window");
        builder.window(properties.window());
        DataSize memory = properties.memory();
        if (memory != null) {
            applied.set("dashcam.memory");
            builder.memory(memory.toBytes());
        }
        builder.jvm(jvm());
        applied.set("dashcam.service");
        service(builder, applicationName);
        sourceUrls(builder);
        for (RedactionRule rule : new ConfiguredRedaction(properties.redaction(), applied).rules()) {
            builder.redaction(rule);
        }
        recipients(builder);
        for (Trigger trigger : new ConfiguredTriggers(properties.triggers(), watched, applied).all()) {
            builder.trigger(trigger);
        }
        builder.engine(Triggers.engine(limits(statusPlace)));
        builder.store(Spool.with(spool()));
        for (Sink sink : new ConfiguredSinks(properties.sinks(), applied).all()) {
            builder.sink(sink);
        }
        return builder;
    }

    private void service(FlightRecorderBuilder builder, @Nullable String applicationName) {
        String chosen = properties.service();
        if (chosen != null) {
            builder.service(chosen);
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

    private void sourceUrls(FlightRecorderBuilder builder) {
        List<String> urls = properties.sourceUrl();
        for (int i = 0; i < urls.size(); i++) {
            applied.set("dashcam.source-url" + (urls.size() == 1 ? "" : "[" + i + "]"));
            builder.sourceUrl(urls.get(i));
        }
    }

    private void recipients(FlightRecorderBuilder builder) {
        List<String> recipients = properties.encryption().recipients();
        for (int i = 0; i < recipients.size(); i++) {
            applied.set("dashcam.encryption.recipients" + (recipients.size() == 1 ? "" : "[" + i + "]"));
            builder.encryption(new Recipient(recipients.get(i)));
        }
    }

    private JvmSettings jvm() {
        DashcamProperties.Jvm jvm = properties.jvm();
        JvmSettings settings = (jvm.enabled() ? JvmSettings.defaults() : JvmSettings.off()).with(jvm.whenShared());
        applied.set("dashcam.jvm.max-size");
        settings = settings.withMaxBytes(jvm.maxSize().toBytes());
        applied.set("dashcam.jvm.min-free");
        return settings.withMinFreeBytes(jvm.minFree().toBytes());
    }

    private TriggerSettings limits(String statusPlace) {
        DashcamProperties.Limits limits = properties.limits();
        TriggerSettings.Builder settings = TriggerSettings.builder().statusPlace(statusPlace);
        applied.set("dashcam.limits.cooldown");
        settings.cooldown(limits.cooldown());
        applied.set("dashcam.limits.warm-up");
        settings.warmUp(limits.warmUp());
        applied.set("dashcam.limits.minimum-history");
        settings.minimumHistory(limits.minimumHistory());
        applied.set("dashcam.limits.tail");
        settings.tail(limits.tail());
        applied.set("dashcam.limits.per-hour");
        settings.perHour(limits.perHour());
        applied.set("dashcam.limits.per-day");
        settings.perDay(limits.perDay());
        applied.set("dashcam.limits.per-problem");
        settings.perProblem(limits.perProblem());
        applied.set("dashcam.limits.manual-per-hour");
        settings.manualPerHour(limits.manualPerHour());
        settings.dryRun(limits.dryRun());
        return settings.build();
    }

    private SpoolSettings spool() {
        DashcamProperties.Spool spool = properties.spool();
        SpoolSettings.Builder settings = SpoolSettings.builder().mode(spool.mode());
        String directory = spool.directory();
        if (directory != null && !directory.isBlank()) {
            applied.set("dashcam.spool.directory");
            settings.directory(path(directory));
        }
        applied.set("dashcam.spool.max-size");
        settings.maxSize(spool.maxSize().toBytes());
        applied.set("dashcam.spool.max-files");
        settings.maxFiles(spool.maxFiles());
        applied.set("dashcam.spool.max-age");
        settings.maxAge(spool.maxAge());
        DataSize minFree = spool.minFree();
        if (minFree != null) {
            applied.set("dashcam.spool.min-free");
            settings.minFree(minFree.toBytes());
        }
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
