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
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;

/** Observations are recorded where there are any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationHandler.class)
@ConditionalOnBooleanProperty(name = "dashcam.observations.enabled", matchIfMissing = true)
public class ObservationConfiguration {
    private static final String KEYS = "dashcam.observations.keys";

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
            CurrentRecorder recorder, ObjectProvider<ServerRequests> requests, Environment environment) {
        return new QuietHandler(new ObservationRecorder(recorder, known(requests), keys(environment)), recorder);
    }

    @Bean
    SnapshotIds dashcamSnapshotIds(CurrentRecorder recorder, ObjectProvider<ServerRequests> requests) {
        return new SnapshotIds(recorder, known(requests));
    }

    private static ServerRequests known(ObjectProvider<ServerRequests> requests) {
        ServerRequests known = requests.getIfAvailable();
        return known == null ? ServerRequests.NONE : known;
    }

    // Not from the properties' bean: handlers are wanted while that cannot be had yet.
    private static List<String> keys(Environment environment) {
        return Binder.get(environment).bind(KEYS, Bindable.listOf(String.class)).orElse(List.of());
    }
}
