/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.spring.context.CurrentRecorder;
import dev.dashcam.spring.logging.LogsUntilTheEnd;
import dev.dashcam.spring.meters.BoundRegistries;
import dev.dashcam.spring.pools.ConnectionPool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** The recorder of an application. */
@Configuration(proxyBeanMethods = false)
class RecorderConfiguration {
    /** What is set in this context; nothing of it has been refused or has stopped anything yet. */
    @Bean
    dev.dashcam.configuration.Configuration dashcamConfiguration(Environment environment) {
        return new dev.dashcam.configuration.Configuration(SpringSources.of(environment));
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
        return new ChangedRules(recorder, environment);
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
            ApplicationContext context, dev.dashcam.configuration.Configuration configuration, LogsUntilTheEnd logs) {
        return new ConfiguredRecorder(context, configuration, logs).start();
    }
}
