/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child.program;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.trigger.Trigger;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A processor of beans for which Spring makes the registry of observations early, and warns of it, and beans that join a recorder
 * where there is one. Only with the property {@code child.early-beans}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("child.early-beans")
class EarlyBeans {
    @Bean
    static BeanPostProcessor observingProcessor(ObservationRegistry observations) {
        return new BeanPostProcessor() {
            @Override
            public String toString() {
                return "observes with " + observations;
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "dev.dashcam.FlightRecorder")
    static class OfARecorder {
        @Bean
        Trigger ownTrigger() {
            return new Trigger() {
                @Override
                public String name() {
                    return "own";
                }

                @Override
                public String kind() {
                    return "own";
                }
            };
        }

        @Bean
        Sink ownSink() {
            return new Sink() {
                @Override
                public String name() {
                    return "own";
                }

                @Override
                public void deliver(SealedSnapshot snapshot) {}
            };
        }
    }
}
