/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import dev.dashcam.FlightRecorder;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters where there is Micrometer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
public class MeterConfiguration {
    @Bean
    MeterBinder dashcamMeters(ObjectProvider<FlightRecorder> recorder, BoundRegistries registries) {
        return new MetersWhenReady(recorder, registries);
    }
}
