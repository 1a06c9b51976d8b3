/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.applied.Watched;
import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.log.ApplicationLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts a recorder that is described outside of the code, in a program without a framework:
 *
 * <pre>{@code
 * FlightRecorder recorder = Dashcam.start();
 * }</pre>
 *
 * <p>System properties ({@code -Ddashcam.window=1m}) count before variables of the environment ({@code DASHCAM_WINDOW}), these before
 * the file that {@code -Ddashcam.config} or {@code DASHCAM_CONFIG} names, else {@code dashcam.properties} in the working folder, else
 * on the class path. {@code docs/configuration.md} has every property. In any of them {@code ${NAME}} is a system property or a variable.
 *
 * <p>A mistake is the same on every machine: a key in the file that there is not, or a value that is not allowed. All of them stop the
 * start together, unless {@code dashcam.on-error=disable}: then the recorder is off and says why. What depends on the machine stops
 * nothing, such as a {@code ${NAME}} without a value: the sink or the trigger that it is of is off, and one line says so.
 */
public final class Dashcam {
    private static final String METERS = "io.micrometer.core.instrument.Metrics";
    private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";
    private static final String LOGBACK_LINES = "dev.dashcam.logback.LogbackLog";

    private Dashcam() {}

    /**
     * Starts it.
     *
     * @return a recorder to be closed; one that does nothing where {@code dashcam.enabled=false}
     * @throws ConfigurationMistakeException with all that is wrong, unless {@code dashcam.on-error=disable}
     */
    public static FlightRecorder start() {
        return start(builder -> {});
    }

    /**
     * The same with what no property can say, such as triggers and sinks of one's own.
     *
     * @param changes what is changed after the properties were applied and before the recorder starts
     * @throws ConfigurationMistakeException with all that is wrong, unless {@code dashcam.on-error=disable}
     */
    public static FlightRecorder start(Consumer<FlightRecorderBuilder> changes) {
        return start(Surroundings.ofThisProgram(), changes);
    }

    static FlightRecorder start(Surroundings surroundings, Consumer<FlightRecorderBuilder> changes) {
        PlainSources sources = new PlainSources(surroundings);
        Configuration configuration = sources.configuration();
        Settings settings = configuration.settings();
        if (!settings.enabled()) {
            return FlightRecorder.off();
        }
        FlightRecorderBuilder builder;
        try {
            builder = configuration.builder(new Watched(registries(), null, List.of()), null, null);
        } catch (ConfigurationMistakeException mistake) {
            if (settings.onError() == Settings.OnError.FAIL) {
                throw mistake;
            }
            return FlightRecorder.off(mistake.words());
        }
        String whyOff = configuration.whyOff();
        if (whyOff != null) {
            return FlightRecorder.off(whyOff);
        }
        if (sources.warning() != null) {
            builder.warning(sources.warning());
        }
        configuration.warnings().forEach(builder::warning);
        ApplicationLog log = log(settings.logs());
        if (log != null) {
            builder.applicationLog(log);
        }
        changes.accept(builder);
        return builder.start();
    }

    private static @Nullable Supplier<Collection<MeterRegistry>> registries() {
        return isThere(METERS) ? new GlobalMeters() : null;
    }

    private static @Nullable ApplicationLog log(Settings.Logs logs) {
        return logs.enabled() && isThere(LOGBACK) && isThere(LOGBACK_LINES) ? LogbackLines.installed(logs) : null;
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className, false, Dashcam.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
