/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.FlightRecorder;
import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a variable is for that this one machine lacks is off, and a line says so; no start is stopped. */
final class UnfilledPlaceholderTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "file.directory=${NOPE}, file",
        "http.url=${NOPE}, http",
        "http.headers.Authorization=Bearer ${NOPE}, http",
        "http.connect-timeout=${NOPE}, http",
        "s3.bucket=${NOPE}, s3",
        "s3.credentials.secret-access-key=${NOPE}, s3",
        "webhook.url=https://h/${NOPE}, webhook",
    })
    void sink_isOffAlone(String property, String sink) throws IOException {
        String key = "dashcam.sinks." + property.substring(0, property.indexOf('='));
        try (FlightRecorder recorder = start("dashcam.sinks." + property)) {
            List<String> others = new ArrayList<>(List.of("file", "http", "s3", "webhook"));
            others.remove(sink);
            assertThat(sinks(recorder)).isEqualTo(others);
            assertThat(recorder.status().notes())
                    .contains(
                            "The sink " + sink + " is off: ${NOPE} of " + key + " (dashcam.properties) has no value on"
                                    + " this machine. Set NOPE, or say what holds without it: ${NOPE:...}.");
        }
    }

    @Test
    void placeWithAValue_countsMore() throws IOException {
        environment.put("DASHCAM_SINKS_HTTP_URL", "https://h/other");
        try (FlightRecorder recorder = start("dashcam.sinks.http.url=${NOPE}")) {
            assertThat(sinks(recorder)).contains("http");
            assertThat(recorder.status().notes()).noneMatch(note -> note.contains("NOPE"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latency.threshold=${NOPE} | latency",
                "latency.routes[0].route=/a/${NOPE} | latency",
                "error-rate.ignore-statuses=429, ${NOPE} | error-rate",
                "deadlock.enabled=${NOPE} | deadlock",
                "exceptions.own.type=${NOPE} | own",
                "all-of.own.of=latency, ${NOPE} | own",
            })
    void trigger_isOffAlone(String property, String trigger) throws IOException {
        try (FlightRecorder recorder = start("dashcam.triggers." + property)) {
            List<String> others = new ArrayList<>(List.of("latency", "stuck", "error-rate", "deadlock"));
            others.remove(trigger);
            assertThat(names(recorder)).containsAll(others).doesNotContain(trigger);
            assertThat(recorder.status().notes())
                    .anyMatch(note ->
                            note.startsWith("The trigger " + trigger + " is off: ${NOPE} of dashcam.triggers."));
        }
    }

    @Test
    void nameThatCodeCalls_capturesNothing() throws IOException {
        try (FlightRecorder recorder =
                start("dashcam.triggers.named.own.cooldown=${NOPE}", "dashcam.limits.warm-up=0s")) {
            assertThat(recorder.trigger("own").reason()).isEqualTo(Reason.DISABLED);
        }
    }

    @Test
    void ruleOfSeveral_isOffWithOneOfThem() throws IOException {
        try (FlightRecorder recorder = start(
                "dashcam.triggers.exceptions.own.type=${NOPE}",
                "dashcam.triggers.all-of.both.of=own, stuck",
                "dashcam.triggers.all-of.others.of=latency, stuck")) {
            assertThat(names(recorder)).contains("others").doesNotContain("both");
            assertThat(recorder.status().notes()).contains("The trigger both is off, since own is.");
        }
    }

    @Test
    void allElse_countsAsNotSet() throws IOException {
        try (FlightRecorder recorder = start("dashcam.window=${NOPE}")) {
            assertThat(recorder.status().window()).hasSeconds(30);
            assertThat(recorder.status().notes())
                    .anyMatch(note -> note.startsWith(
                            "dashcam.window counts as not set: ${NOPE} of dashcam.window (dashcam.properties)"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashcam.redaction.rules[0].match=${NOPE}",
                "dashcam.redaction.rules[0].attribute=${NOPE}",
                "dashcam.redaction.rules[0].enabled=${NOPE}",
                "dashcam.encryption.recipients=${NOPE}",
                "dashcam.encryption.recipients[1]=${NOPE}",
            })
    void whatMustNotLeave_switchesTheRecorderOff(String property) throws IOException {
        try (FlightRecorder recorder = start(property)) {
            assertThat(recorder.status().recording()).isFalse();
            assertThat(recorder.status().notes())
                    .singleElement()
                    .asString()
                    .contains(
                            "The recorder is off: ${NOPE} of " + property.substring(0, property.indexOf('=')),
                            "Set NOPE",
                            "snapshots might show what they must not");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dashcam.triggers.latency.treshold=${NOPE}, did you mean dashcam.triggers.latency.threshold?",
        "dashcam.sinks.http.multipart=maybe, it must be true or false",
    })
    void mistakeBesideIt_stopsTheStart(String property, String problem) {
        assertThatThrownBy(() -> start("dashcam.sinks.http.url=${NOPE}", property))
                .isInstanceOf(ConfigurationMistakeException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("no value");
    }

    private FlightRecorder start(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "dashcam.memory=4MB",
                "dashcam.spool.directory=" + folder.resolve("spool"),
                "dashcam.sinks.file.directory=" + folder.resolve("shared"),
                "dashcam.sinks.http.url=https://h/upload",
                "dashcam.sinks.s3.bucket=acme",
                "dashcam.sinks.s3.credentials.access-key-id=id",
                "dashcam.sinks.s3.credentials.secret-access-key=secret",
                "dashcam.sinks.webhook.url=https://h/chat"));
        all.addAll(List.of(lines));
        Files.write(folder.resolve("dashcam.properties"), all);
        return Dashcam.start(
                new Surroundings(environment, new Properties(), folder, ClassLoader.getPlatformClassLoader()),
                builder -> {});
    }

    private static List<String> sinks(FlightRecorder recorder) {
        return recorder.status().storeStatus().sinks().stream()
                .map(SinkStatus::name)
                .toList();
    }

    private static List<String> names(FlightRecorder recorder) {
        return recorder.triggers().stream().map(Trigger::name).toList();
    }
}
