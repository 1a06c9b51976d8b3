/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.FlightRecorder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Health details on Spring Boot 4, where health has a module of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnMissingClass("org.springframework.boot.actuate.health.HealthIndicator")
@Conditional(OnHealthWanted.class)
class HealthOfBoot4 {
    @Bean
    HealthIndicator dashcamHealthIndicator(FlightRecorder recorder) {
        return new Details(recorder);
    }

    /** Instead of a lambda, which is a class made while the application starts. */
    private static final class Details implements HealthIndicator {
        private final FlightRecorder recorder;

        Details(FlightRecorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public Health health() {
            return Health.up().withDetails(HealthDetails.of(recorder)).build();
        }
    }
}
