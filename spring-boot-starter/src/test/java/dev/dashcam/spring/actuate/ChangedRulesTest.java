/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerStatus;
import dev.dashcam.triggers.Triggers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Properties of triggers that are changed while the application runs. */
final class ChangedRulesTest {
    @TempDir
    Path spool;

    @Test
    void propertyOfATrigger_isChangedForOnesThatFollow_andTakenBack() throws Exception {
        try (RunningApplication application = start(Application.class)) {
            HttpResponse<String> answer = change(application, "latency.threshold", "200ms");
            assertThat(answer.body())
                    .isEqualTo("dashcam.triggers.latency.threshold is 200ms until the application ends.\n");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(watching(application, "latency")).isEqualTo("request >= 200 ms");
            assertThat(watching(application, "slow-downloads")).isEqualTo("request >= 30 s");
            assertThat(application.get("/actuator/dashcam").body())
                    .contains("\"changed\":{\"dashcam.triggers.latency.threshold\":\"200ms\"}");
            assertThat(change(application, "dashcam.triggers.latency.threshold", "")
                            .body())
                    .contains("has the value again");
            assertThat(watching(application, "latency")).isEqualTo("request >= 700 ms");
            assertThat(application.get("/actuator/dashcam").body()).doesNotContain("\"changed\"");
        }
    }

    @Test
    void rulesThatDoNotChange_goOn() throws Exception {
        try (RunningApplication application = start(Application.class)) {
            FlightRecorder recorder = application.recorder();
            var before = recorder.triggers();
            assertThat(change(application, "error-count.enabled", "true").statusCode())
                    .isEqualTo(200);
            assertThat(recorder.triggers()).containsAll(before).hasSize(before.size() + 1);
            assertThat(change(application, "stuck.enabled", "false").statusCode())
                    .isEqualTo(200);
            assertThat(recorder.triggers())
                    .extracting(Trigger::name)
                    .doesNotContain("stuck")
                    .contains("error-count");
            assertThat(change(application, "metrics.full.above", "7").statusCode())
                    .isEqualTo(200);
            assertThat(recorder.triggers()).extracting(Trigger::watching).contains("some.meter > 7");
        }
    }

    @Test
    void mistake_isToldAndChangesNothing() throws Exception {
        try (RunningApplication application = start(Application.class)) {
            var before = application.recorder().triggers();
            assertMistake(
                    application,
                    "latency.threshold",
                    "0s",
                    "dashcam.triggers.latency.threshold: it is \"0s\"; it must be a duration from 1ns to 1d");
            assertMistake(
                    application,
                    "latency.threshold",
                    "soon",
                    "dashcam.triggers.latency.threshold: it is \"soon\"; it must be");
            assertMistake(
                    application,
                    "latency.treshold",
                    "1s",
                    "dashcam.triggers.latency.treshold: there is no such property; did you mean");
            assertMistake(application, "dashcam.memory", "1GB", "\"dashcam.memory\" cannot be changed");
            assertMistake(application, "latency.threshold", "${java.home}", "give the value itself");
            assertMistake(application, "logs.slow-downloads.level", "WARN", "Two triggers are named slow-downloads");
            assertThat(application.recorder().triggers()).isEqualTo(before);
            assertThat(application.get("/actuator/dashcam").body()).doesNotContain("\"changed\"");
        }
    }

    @Test
    void recorderOfTheApplicationsOwn_isNotChanged() throws Exception {
        try (RunningApplication application = start(OwnRecorder.class)) {
            assertMistake(application, "latency.threshold", "1s", "FlightRecorder.replaceTriggers");
        }
    }

    @Test
    void actionsBesideIt_areReachedWithoutABody() throws Exception {
        try (RunningApplication application = start(Application.class)) {
            assertThat(application
                            .post("/actuator/dashcam/snapshot/before-deploy")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void assertMistake(RunningApplication application, String property, String value, String words)
            throws Exception {
        HttpResponse<String> answer = change(application, property, value);
        assertThat(answer.body()).as(property).contains(words).endsWith("\n");
        assertThat(answer.statusCode()).as(property).isEqualTo(400);
    }

    private static HttpResponse<String> change(RunningApplication application, String property, String value)
            throws Exception {
        String body = "{\"property\": \"" + property + "\", \"value\": \"" + value + "\"}";
        return application.send(
                application
                        .request("/actuator/dashcam", "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String watching(RunningApplication application, String trigger) {
        return application.recorder().status().triggers().stream()
                .filter(status -> status.name().equals(trigger))
                .map(TriggerStatus::watching)
                .findFirst()
                .orElseThrow();
    }

    private RunningApplication start(Class<?> configuration) {
        return RunningApplication.start(
                configuration,
                "management.endpoints.web.exposure.include=dashcam",
                "dashcam.triggers.latency.threshold=700ms",
                "dashcam.triggers.metrics.full.meter=some.meter",
                "dashcam.triggers.metrics.full.above=5",
                "dashcam.spool.directory=" + spool);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Trigger slowDownloads() {
            return Triggers.latency(Duration.ofSeconds(30)).named("slow-downloads");
        }

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OwnRecorder {
        @Bean
        FlightRecorder recorder() {
            return FlightRecorder.builder().memory(4 << 20).start();
        }
    }
}
