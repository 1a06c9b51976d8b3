/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.spring.context.CurrentRecorder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Observations are recorded where there are any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationHandler.class)
@Conditional(OnObservationsWanted.class)
public class ObservationConfiguration {
    @Bean
    ObservationHandler<Observation.Context> dashcamObservationRecorder(
            CurrentRecorder recorder, dev.dashcam.configuration.Configuration configuration) {
        List<String> keys = configuration.settings().observations().keys();
        return new QuietHandler(new ObservationRecorder(recorder, ServerRequests.find(), keys), recorder);
    }

    @Bean
    SnapshotIds dashcamSnapshotIds(CurrentRecorder recorder) {
        return new SnapshotIds(recorder, ServerRequests.find());
    }
}
