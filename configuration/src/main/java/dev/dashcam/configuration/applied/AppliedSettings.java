/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.keys.Mistake;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.configuration.settings.TriggersSettings;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.sinks.spool.SpoolFactory;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns settings into a recorder's builder. What is refused is collected with the property's name. For one thread. */
public final class AppliedSettings {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern UNFIT_BEGIN = Pattern.compile("^[^A-Za-z0-9]+");
    private static final int LONGEST_SERVICE = 64;

    private final Settings settings;
    private final PartsOff off;
    private final FlightRecorderBuilder builder = FlightRecorder.builder();
    private final AppliedProperty applied = new AppliedProperty();

    private AppliedSettings(Settings settings, PartsOff off) {
        this.settings = settings;
        this.off = off;
    }

    /**
     * Applies them.
     *
     * @param off what is left out
     * @param applicationName what the application is called where the settings do not say; null when nobody knows
     * @param statusPlace where people find the status, with its preposition; null for the recorder's {@code status()}
     */
    public static AppliedSettings of(
            Settings settings,
            PartsOff off,
            Watched watched,
            @Nullable String applicationName,
            @Nullable String statusPlace) {
        AppliedSettings made = new AppliedSettings(settings, off);
        made.apply(watched, applicationName, statusPlace);
        return made;
    }

    /**
     * Makes the triggers alone.
     *
     * @param off what is left out
     * @param taker gets those that are not refused
     * @return what was refused
     */
    public static List<Mistake> triggers(
            TriggersSettings settings, PartsOff off, Watched watched, List<Trigger> taker) {
        AppliedProperty applied = new AppliedProperty();
        taker.addAll(new AppliedTriggers(settings, off, watched, applied).make(null));
        return applied.mistakes();
    }

    /** The recorder as the settings describe it, without what was refused. */
    public FlightRecorderBuilder builder() {
        return builder;
    }

    /** What was refused. */
    public List<Mistake> mistakes() {
        return List.copyOf(applied.mistakes());
    }

    private void apply(Watched watched, @Nullable String applicationName, @Nullable String statusPlace) {
        try {
            applyRecorder(applicationName);
        } catch (IllegalArgumentException refused) {
            applied.refused(refused);
        }
        if (!off.isAll()
                && (!settings.redactionRules().isEmpty()
                        || !settings.recipients().isEmpty())) {
            new AppliedRedaction(settings, applied, builder).add();
        }
        new AppliedTriggers(settings.triggers(), off, watched, applied).make(builder);
        try {
            builder.engine(Triggers.engine(limits(statusPlace)));
            builder.store(new SpoolFactory(spool()));
        } catch (IllegalArgumentException refused) {
            applied.refused(refused);
        }
        if (settings.sinks().isAny()) {
            new AppliedSinks(settings.sinks(), off, applied, builder).add();
        }
    }

    private void applyRecorder(@Nullable String applicationName) {
        applied.set("dashcam.window");
        builder.window(settings.window());
        Long memoryBytes = settings.memoryBytes();
        if (memoryBytes != null) {
            applied.set("dashcam.memory");
            builder.memory(memoryBytes);
        }
        builder.jvm(jvm());
        List<String> urls = settings.sourceUrls();
        for (int i = 0; i < urls.size(); i++) {
            applied.set("dashcam.source-url" + (urls.size() == 1 ? "" : "[" + i + "]"));
            builder.sourceUrl(urls.get(i));
        }
        applied.set("dashcam.service");
        service(applicationName);
    }

    private void service(@Nullable String applicationName) {
        String chosen = settings.service();
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

    private JvmSettings jvm() {
        Settings.Jvm jvm = settings.jvm();
        JvmSettings chosen = (jvm.enabled() ? JvmSettings.defaults() : JvmSettings.off()).with(jvm.whenShared());
        applied.set("dashcam.jvm.max-size");
        chosen = chosen.withMaxBytes(jvm.maxBytes());
        applied.set("dashcam.jvm.min-free");
        return chosen.withMinFreeBytes(jvm.minFreeBytes());
    }

    private TriggerSettings limits(@Nullable String statusPlace) {
        Settings.Limits limits = settings.limits();
        TriggerSettings.Builder chosen = TriggerSettings.builder();
        if (statusPlace != null) {
            chosen.statusPlace(statusPlace);
        }
        applied.set("dashcam.limits.cooldown");
        chosen.cooldown(limits.cooldown());
        applied.set("dashcam.limits.warm-up");
        chosen.warmUp(limits.warmUp());
        applied.set("dashcam.limits.minimum-history");
        chosen.minimumHistory(limits.minimumHistory());
        applied.set("dashcam.limits.tail");
        chosen.tail(limits.tail());
        applied.set("dashcam.limits.per-hour");
        chosen.perHour(limits.perHour());
        applied.set("dashcam.limits.per-day");
        chosen.perDay(limits.perDay());
        applied.set("dashcam.limits.per-problem");
        chosen.perProblem(limits.perProblem());
        applied.set("dashcam.limits.manual-per-hour");
        chosen.manualPerHour(limits.manualPerHour());
        return chosen.dryRun(limits.dryRun()).build();
    }

    private SpoolSettings spool() {
        Settings.Spool spool = settings.spool();
        SpoolSettings.Builder chosen = SpoolSettings.builder().mode(spool.mode());
        String directory = spool.directory();
        if (directory != null && !directory.isBlank()) {
            applied.set("dashcam.spool.directory");
            chosen.directory(Paths.of(directory));
        }
        applied.set("dashcam.spool.max-size");
        chosen.maxSize(spool.maxBytes());
        applied.set("dashcam.spool.max-files");
        chosen.maxFiles(spool.maxFiles());
        applied.set("dashcam.spool.max-age");
        chosen.maxAge(spool.maxAge());
        Long minFreeBytes = spool.minFreeBytes();
        if (minFreeBytes != null) {
            applied.set("dashcam.spool.min-free");
            chosen.minFree(minFreeBytes);
        }
        return chosen.build();
    }
}
