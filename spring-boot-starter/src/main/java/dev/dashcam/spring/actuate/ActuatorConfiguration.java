/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.FlightRecorder;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Endpoints where there is an Actuator and they may be reached. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({WebEndpoint.class, ConditionalOnAvailableEndpoint.class})
@Import({HealthOfBoot3.class, HealthOfBoot4.class})
public class ActuatorConfiguration {
    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = DashcamEndpoint.class)
    DashcamEndpoint dashcamEndpoint(FlightRecorder recorder, ChangeableRules rules) {
        return new DashcamEndpoint(recorder, rules);
    }

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = DashcamSnapshotsEndpoint.class)
    DashcamSnapshotsEndpoint dashcamSnapshotsEndpoint(FlightRecorder recorder) {
        return new DashcamSnapshotsEndpoint(recorder);
    }
}
