/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.spring.context.CurrentRecorder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** Observations are recorded where there are any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationHandler.class)
@ConditionalOnBooleanProperty(name = "dashcam.observations.enabled", matchIfMissing = true)
public class ObservationConfiguration {
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(DispatcherServlet.class)
    static class OfServlets {
        @Bean
        ServerRequests dashcamServerRequests() {
            return new ServerRequests.ToServlets();
        }
    }

    @Bean
    ObservationHandler<Observation.Context> dashcamObservationRecorder(
            CurrentRecorder recorder,
            ObjectProvider<ServerRequests> requests,
            dev.dashcam.configuration.Configuration configuration) {
        List<String> keys = configuration.settings().observations().keys();
        return new QuietHandler(new ObservationRecorder(recorder, known(requests), keys), recorder);
    }

    @Bean
    SnapshotIds dashcamSnapshotIds(CurrentRecorder recorder, ObjectProvider<ServerRequests> requests) {
        return new SnapshotIds(recorder, known(requests));
    }

    private static ServerRequests known(ObjectProvider<ServerRequests> requests) {
        ServerRequests known = requests.getIfAvailable();
        return known == null ? ServerRequests.none() : known;
    }
}
