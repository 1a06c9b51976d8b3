/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.actuate.ActuatorConfiguration;
import dev.dashcam.spring.meters.MeterConfiguration;
import dev.dashcam.spring.observation.ObservationConfiguration;
import dev.dashcam.spring.web.WebConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A flight recorder for a Spring Boot application. What is switched off leaves one thing behind: a recorder that does nothing,
 * so that code into which one is injected runs unchanged.
 */
@AutoConfiguration
public final class DashcamAutoConfiguration {
    DashcamAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnRecorderWanted.class)
    @Import({
        RecorderConfiguration.class,
        WebConfiguration.class,
        ObservationConfiguration.class,
        MeterConfiguration.class,
        ActuatorConfiguration.class
    })
    static class Wanted {}

    // Where one is wanted there is one: to look for it among all beans once more would take some milliseconds of a
    // start.
    @Bean
    @Conditional(OnRecorderWanted.Not.class)
    @ConditionalOnMissingBean
    FlightRecorder dashcamOff() {
        return FlightRecorder.off();
    }
}
