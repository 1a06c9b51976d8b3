/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.FlightRecorder;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Health details on Spring Boot 3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@Conditional(OnHealthWanted.class)
class HealthOfBoot3 {
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
