/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.sink.Sink;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.spring.context.CurrentRecorder;
import dev.dashcam.spring.logging.LogsUntilTheEnd;
import dev.dashcam.spring.meters.BoundRegistries;
import dev.dashcam.spring.pools.ConnectionPool;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import java.util.List;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** The recorder of an application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DashcamProperties.class)
class RecorderConfiguration {
    /** What Spring Boot calls the bean; to look for its type among all beans would take milliseconds of a start. */
    private static final String PROPERTIES = "dashcam-" + DashcamProperties.class.getName();

    /** The properties are bound when the recorder asks for them, which decides what a mistake in them does. */
    @Bean
    static BeanFactoryPostProcessor dashcamPropertiesOnDemand() {
        return factory -> {
            // where a parent context has them, a child has none of its own
            if (factory.containsBeanDefinition(PROPERTIES)) {
                factory.getBeanDefinition(PROPERTIES).setLazyInit(true);
            }
        };
    }

    @Bean
    LogsUntilTheEnd dashcamLogs() {
        return new LogsUntilTheEnd();
    }

    @Bean
    CurrentRecorder dashcamCurrentRecorder() {
        return new CurrentRecorder();
    }

    @Bean
    BoundRegistries dashcamBoundRegistries() {
        return new BoundRegistries();
    }

    @Bean
    ChangedRules dashcamRules(ObjectProvider<FlightRecorder> recorder, Environment environment) {
        return new ChangedRules(recorder::getObject, environment);
    }

    @Bean
    @Lazy(false)
    RecorderLifecycle dashcamLifecycle(FlightRecorder recorder, CurrentRecorder current, ApplicationContext context) {
        return new RecorderLifecycle(recorder, current, context);
    }

    @Bean
    FlightRecorderCustomizer dashcamConnectionPool(ConfigurableListableBeanFactory factory) {
        return new ConnectionPool(factory);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    FlightRecorder dashcamFlightRecorder(
            ObjectProvider<DashcamProperties> properties,
            Environment environment,
            BeanFactory factory,
            LogsUntilTheEnd logs,
            BoundRegistries registries,
            ChangedRules rules,
            ObjectProvider<ServerThreads> server,
            ObjectProvider<Trigger> triggers,
            ObjectProvider<Sink> sinks,
            ObjectProvider<FlightRecorderCustomizer> customizers) {
        try {
            DashcamProperties bound = properties.getObject();
            StartWarnings.log(bound, environment);
            Watched watched = new Watched(registries, server.getIfUnique(), packages(factory));
            FlightRecorderBuilder builder = new Recorders(bound, watched)
                    .builder(
                            environment.getProperty("spring.application.name"),
                            StatusPlace.of(environment),
                            packages(factory));
            ApplicationLog log = bound.logs().enabled() ? logs.log() : null;
            if (log != null) {
                builder.applicationLog(log);
            }
            for (Trigger trigger : triggers.orderedStream().toList()) {
                Recorders.add(trigger, () -> builder.trigger(trigger));
            }
            for (Sink sink : sinks.orderedStream().toList()) {
                Recorders.add(sink, () -> builder.sink(sink));
            }
            for (FlightRecorderCustomizer customizer :
                    customizers.orderedStream().toList()) {
                Recorders.add(customizer, () -> customizer.customize(builder));
            }
            rules.began(bound, watched);
            return builder.readyLater().start();
        } catch (DashcamMistakeException | BeanCreationException mistake) {
            if (OnMistake.of(environment) == DashcamProperties.OnError.FAIL) {
                throw MistakenProperties.told(mistake, environment);
            }
            return FlightRecorder.off(OnMistake.words(MistakenProperties.told(mistake, environment)));
        }
    }

    /** Where the application's own code is, as Spring looks for it. */
    private static List<String> packages(BeanFactory factory) {
        return AutoConfigurationPackages.has(factory) ? AutoConfigurationPackages.get(factory) : List.of();
    }
}
