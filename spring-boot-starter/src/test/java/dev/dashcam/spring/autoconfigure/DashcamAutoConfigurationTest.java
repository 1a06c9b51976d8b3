/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.trigger.Trigger;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.DispatcherServlet;

final class DashcamAutoConfigurationTest {
    private static final String OFF_NOTE = "The recorder is off.";

    @TempDir
    Path spool;

    private WebApplicationContextRunner web;
    private ApplicationContextRunner plain;

    @BeforeEach
    void setUp() {
        AutoConfigurations ours = AutoConfigurations.of(DashcamAutoConfiguration.class);
        String directory = "dashcam.spool.directory=" + spool;
        web = new WebApplicationContextRunner()
                .withConfiguration(ours)
                .withPropertyValues(directory, "dashcam.memory=4MB");
        plain = new ApplicationContextRunner()
                .withConfiguration(ours)
                .withPropertyValues(directory, "dashcam.memory=4MB");
    }

    @Test
    void recorder_isThereByDefaultAndClosedWithItsContext() {
        FlightRecorder[] kept = new FlightRecorder[1];
        web.run(context -> {
            kept[0] = context.getBean(FlightRecorder.class);
            assertThat(kept[0].status().recording()).isTrue();
            assertThat(kept[0].status().store()).isEqualTo(spool.toString());
            assertThat(context).hasSingleBean(FilterRegistrationBean.class);
        });
        assertThat(kept[0].status().recording()).isFalse();
    }

    @Test
    void ruleOfSeveral_isATriggerAndItsPartsNeedNotAskAlone() {
        web.withPropertyValues(
                        "dashcam.triggers.all-of.failing-and-slow.of=error-rate, latency",
                        "dashcam.triggers.latency.enabled=false")
                .run(context -> assertThat(context.getBean(FlightRecorder.class).triggers())
                        .extracting(Trigger::name)
                        .contains("failing-and-slow", "error-rate")
                        .doesNotContain("latency"));
    }

    @Test
    void switchedOff_leavesARecorderThatDoesNothing() {
        web.withPropertyValues("dashcam.enabled=false", "dashcam.no-such-key=1").run(context -> {
            assertThat(context.getBean(FlightRecorder.class).status().notes()).containsExactly(OFF_NOTE);
            assertThat(context.getBeanNamesForType(FilterRegistrationBean.class))
                    .isEmpty();
            assertThat(context).doesNotHaveBean(dev.dashcam.configuration.Configuration.class);
        });
    }

    @Test
    void applicationWithoutServlets_hasARecorderAndNoFilter() {
        plain.withClassLoader(new FilteredClassLoader("jakarta.servlet", "org.springframework.web"))
                .run(context -> {
                    assertThat(context.getBean(FlightRecorder.class).status().recording())
                            .isTrue();
                    assertThat(context).doesNotHaveBean(FilterRegistrationBean.class);
                });
    }

    @Test
    void webApplicationWithoutSpringMvc_hasNoFilter() {
        web.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
                .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.micrometer.tracing",
                "io.micrometer.context",
                "org.springframework.boot.actuate",
                "org.springframework.boot.health",
                "ch.qos.logback"
            })
    void whatIsMissing_isNotMissed(String missing) {
        web.withClassLoader(new FilteredClassLoader(missing)).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(FilterRegistrationBean.class);
            assertThat(context.getBean(FlightRecorder.class).status().recording())
                    .isTrue();
        });
    }

    @Test
    void withoutObservations_thereIsARecorder() {
        plain.withClassLoader(new FilteredClassLoader("io.micrometer")).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(FlightRecorder.class).status().recording())
                    .isTrue();
        });
    }

    @Test
    void health_isUpWhateverIsOff() {
        web.withPropertyValues("dashcam.spool.directory=/dev/null/spool", "dashcam.spool.mode=disk")
                .run(context -> {
                    Object indicator = context.getBean("dashcamHealthIndicator");
                    // in Spring Boot 3 and 4 its type is not the same
                    Method health = ClassUtils.getInterfaceMethodIfPossible(
                            ClassUtils.getMethod(indicator.getClass(), "health"), indicator.getClass());
                    assertThat(String.valueOf(health.invoke(indicator)))
                            .startsWith("UP {recording=true, spool=")
                            .contains("dashcam.spool.directory");
                });
    }

    @Test
    void health_isLeftOutLikeAnyOther() {
        web.withPropertyValues("management.health.dashcam.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("dashcamHealthIndicator"));
        web.withPropertyValues("management.health.defaults.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("dashcamHealthIndicator"));
        web.withPropertyValues("management.health.defaults.enabled=false", "management.health.dashcam.enabled=true")
                .run(context -> assertThat(context).hasBean("dashcamHealthIndicator"));
    }

    @Test
    void recorderOfTheApplication_replacesOurs() {
        web.withUserConfiguration(OwnRecorder.class).run(context -> {
            assertThat(context).hasSingleBean(FlightRecorder.class).hasBean("ownRecorder");
            assertThat(context).hasSingleBean(FilterRegistrationBean.class);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRecorder {
        @Bean
        FlightRecorder ownRecorder() {
            return FlightRecorder.off();
        }
    }
}
