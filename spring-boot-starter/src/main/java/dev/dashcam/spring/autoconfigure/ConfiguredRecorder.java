/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.Configuration;
import dev.dashcam.configuration.applied.Watched;
import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.sink.Sink;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.spring.logging.LogsUntilTheEnd;
import dev.dashcam.spring.meters.BoundRegistries;
import dev.dashcam.spring.web.WebConfiguration;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import java.util.List;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** Makes the recorder that the properties describe, with the beans of the application that join in. */
final class ConfiguredRecorder {
    private final ApplicationContext beans;
    private final Configuration configuration;
    private final LogsUntilTheEnd logs;

    ConfiguredRecorder(ApplicationContext beans, Configuration configuration, LogsUntilTheEnd logs) {
        this.beans = beans;
        this.configuration = configuration;
        this.logs = logs;
    }

    /** Starts it; where that is not possible and {@code dashcam.on-error} is {@code disable}, the answer is one that says why. */
    FlightRecorder start() {
        if (!configuration.settings().enabled()) {
            // only where the conditions were looked at when the application was built, by Spring's AOT processing
            return FlightRecorder.off();
        }
        try {
            FlightRecorderBuilder described = described();
            String whyOff = configuration.whyOff();
            return whyOff == null ? described.recordLater().start() : FlightRecorder.off(whyOff);
        } catch (ConfigurationMistakeException mistake) {
            if (stops()) {
                throw DashcamMistakeException.of(mistake);
            }
            return FlightRecorder.off(mistake.words());
        } catch (DashcamMistakeException mistake) {
            if (stops()) {
                throw mistake;
            }
            return FlightRecorder.off(mistake.words());
        } catch (BeanCreationException mistake) {
            if (stops()) {
                throw mistake;
            }
            return FlightRecorder.off(String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(mistake).getMessage()));
        }
    }

    private boolean stops() {
        return configuration.settings().onError() == Settings.OnError.FAIL;
    }

    private FlightRecorderBuilder described() {
        List<String> packages = packages();
        Watched watched = new Watched(
                KnownRegistries.of(beans.getBean(BoundRegistries.class)),
                beans.getBeanProvider(ServerThreads.class).getIfUnique(),
                packages);
        Environment environment = beans.getEnvironment();
        FlightRecorderBuilder builder = configuration
                .builder(watched, environment.getProperty("spring.application.name"), StatusPlace.of(environment))
                .sourcePackages(packages);
        if (!beans.containsBean(WebConfiguration.FILTER)) {
            builder.blindSpot(
                    configuration.settings().observations().enabled()
                            ? "No Spring MVC: only requests that Micrometer observes are seen."
                            : "No Spring MVC: no requests are seen.");
        }
        for (String line : configuration.warnings()) {
            builder.warning(line);
        }
        ApplicationLog log = configuration.settings().logs().enabled() ? logs.log() : null;
        if (log != null) {
            builder.applicationLog(log);
        }
        join(builder);
        beans.getBean(ChangedRules.class).began(configuration, watched);
        return builder;
    }

    private void join(FlightRecorderBuilder builder) {
        for (Trigger trigger :
                beans.getBeanProvider(Trigger.class).orderedStream().toList()) {
            try {
                builder.trigger(trigger);
            } catch (IllegalArgumentException refused) {
                throw DashcamMistakeException.of(trigger, refused);
            }
        }
        for (Sink sink : beans.getBeanProvider(Sink.class).orderedStream().toList()) {
            try {
                builder.sink(sink);
            } catch (IllegalArgumentException refused) {
                throw DashcamMistakeException.of(sink, refused);
            }
        }
        for (FlightRecorderCustomizer customizer : beans.getBeanProvider(FlightRecorderCustomizer.class)
                .orderedStream()
                .toList()) {
            try {
                customizer.customize(builder);
            } catch (IllegalArgumentException refused) {
                throw DashcamMistakeException.of(customizer, refused);
            }
        }
    }

    /** Where the application's own code is, as Spring looks for it. */
    private List<String> packages() {
        return AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
    }
}
