/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.RecorderStatus;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.spring.actuate.ChangeableRules;
import dev.dashcam.spring.application.LogLines;
import dev.dashcam.trigger.Trigger;
import io.micrometer.observation.ObservationHandler;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/** What a variable is for that this one machine lacks is off, and a line says so; no start is stopped. As in plain Java. */
final class UnfilledPlaceholderTest {
    @TempDir
    Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void setUp() {
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DashcamAutoConfiguration.class))
                .withPropertyValues(
                        "dashcam.memory=4MB",
                        "dashcam.spool.directory=" + folder.resolve("spool"),
                        "dashcam.sinks.file.directory=" + folder.resolve("shared"),
                        "dashcam.sinks.http.url=https://h/upload",
                        "dashcam.sinks.s3.bucket=acme",
                        "dashcam.sinks.webhook.url=https://h/chat");
    }

    @ParameterizedTest
    @CsvSource({
        "file.directory=${NOPE}, file",
        "http.url=${NOPE}, http",
        "http.headers.Authorization=Bearer ${NOPE}, http",
        "s3.bucket=${OTHER:${NOPE}}, s3",
        "s3.region=${indirect}, s3",
        "webhook.url=${NOPE}, webhook",
    })
    void sink_isOffAlone(String property, String sink) {
        String key = "dashcam.sinks." + property.substring(0, property.indexOf('='));
        String line = "The sink " + sink + " is off: ${NOPE} of " + key
                + " (test) has no value on this machine. Set NOPE, or" + " say what holds without it: ${NOPE:...}.";
        try (LogLines lines = LogLines.listen()) {
            runner.withPropertyValues("dashcam.sinks." + property, "indirect=${NOPE}")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        List<String> others = new ArrayList<>(List.of("file", "http", "s3", "webhook"));
                        others.remove(sink);
                        assertThat(sinks(context)).isEqualTo(others);
                        assertThat(status(context).notes()).contains(line);
                        assertThat(health(context))
                                .startsWith("UP {recording=true")
                                .contains(line);
                        lines.await(line::equals);
                    });
            assertThat(lines.texts()).filteredOn(text -> text.contains("NOPE")).containsExactly(line);
        }
    }

    @Test
    void trigger_isOffAloneUntilSomebodyChangesIt() {
        runner.withPropertyValues("dashcam.triggers.latency.threshold=${NOPE}").run(context -> {
            assertThat(context).hasNotFailed();
            FlightRecorder recorder = context.getBean(FlightRecorder.class);
            assertThat(names(recorder)).contains("stuck", "error-rate").doesNotContain("latency");
            assertThat(status(context).notes())
                    .anyMatch(
                            note -> note.startsWith("The trigger latency is off: ${NOPE} of dashcam.triggers.latency"));
            ChangeableRules rules = context.getBean(ChangeableRules.class);
            rules.change("dashcam.triggers.stuck.threshold", "20s");
            assertThat(names(recorder)).doesNotContain("latency");
            rules.change("dashcam.triggers.latency.threshold", "300ms");
            assertThat(names(recorder)).contains("latency");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashcam.enabled",
                "dashcam.on-error",
                "dashcam.window",
                "dashcam.observations.enabled",
                "dashcam.test.enabled",
            })
    void allElse_countsAsNotSet(String property) {
        runner.withPropertyValues(property + "=${NOPE}").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(status(context).recording()).isTrue();
            assertThat(status(context).notes())
                    .anyMatch(note -> note.startsWith(property + " counts as not set: ${NOPE} of " + property));
            assertThat(context.getBeanNamesForType(ObservationHandler.class)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"redaction.rules[0].match", "encryption.recipients"})
    void whatMustNotLeave_switchesTheRecorderOff(String property) {
        runner.withPropertyValues("dashcam." + property + "=${NOPE}").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(status(context).recording()).isFalse();
            assertThat(status(context).notes())
                    .singleElement()
                    .asString()
                    .startsWith("The recorder is off: ${NOPE} of dashcam." + property);
            assertThat(health(context)).startsWith("UP {recording=false").contains("NOPE");
        });
    }

    @Test
    void placeWithAValue_countsMore() {
        MapPropertySource before =
                new MapPropertySource("before", Map.of("dashcam.sinks.webhook.url", "https://h/other"));
        runner.withPropertyValues("dashcam.sinks.webhook.url=${NOPE}")
                .withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(before))
                .run(context -> {
                    assertThat(sinks(context)).contains("webhook");
                    assertThat(status(context).notes()).noneMatch(note -> note.contains("NOPE"));
                });
    }

    private static RecorderStatus status(ApplicationContext context) {
        return context.getBean(FlightRecorder.class).status();
    }

    private static List<String> sinks(ApplicationContext context) {
        return status(context).storeStatus().sinks().stream()
                .map(SinkStatus::name)
                .toList();
    }

    private static List<String> names(FlightRecorder recorder) {
        return recorder.triggers().stream().map(Trigger::name).toList();
    }

    private static String health(ApplicationContext context) throws ReflectiveOperationException {
        Object indicator = context.getBean("dashcamHealthIndicator");
        // in Spring Boot 3 and 4 its type is not the same
        Method health = ClassUtils.getInterfaceMethodIfPossible(
                ClassUtils.getMethod(indicator.getClass(), "health"), indicator.getClass());
        return String.valueOf(health.invoke(indicator));
    }
}
