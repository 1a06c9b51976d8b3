/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.sink.Sink;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.trigger.Trigger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The recorder of an application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DashcamProperties.class)
class RecorderConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    FlightRecorder dashcamFlightRecorder(
            DashcamProperties properties,
            Environment environment,
            ObjectProvider<Trigger> triggers,
            ObjectProvider<Sink> sinks,
            ObjectProvider<FlightRecorderCustomizer> customizers) {
        FlightRecorderBuilder builder = new Recorders(properties)
                .builder(environment.getProperty("spring.application.name"), StatusPlace.of(environment));
        triggers.orderedStream().forEach(trigger -> Recorders.add(builder, trigger));
        sinks.orderedStream().forEach(sink -> Recorders.add(builder, sink));
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.start();
    }
}
