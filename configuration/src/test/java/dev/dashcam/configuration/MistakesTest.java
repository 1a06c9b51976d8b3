/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.configuration.keys.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a configuration that is wrong. */
final class MistakesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dashcam.window | soon | \"soon\"; it must be a duration from 1s to 1h",
                "dashcam.window | 0s | \"0s\"; it must be a duration from 1s to 1h",
                "dashcam.memory | 1MB | \"1MB\"; it must be a size from 2MB to 2GB",
                "dashcam.enabled | perhaps | \"perhaps\"; it must be true or false",
                "dashcam.on-error | stop | \"stop\"; it must be one of fail, disable",
                "dashcam.limits.per-hour | ten | \"ten\"; it must be a whole number from 0 to 1000",
                "dashcam.triggers.error-rate.ratio | 10 | \"10\"; it must be a number more than 0 and at most 1",
                "dashcam.triggers.error-rate.ignore-statuses | 503, 5xx | \"5xx\"; it must be whole numbers from 100 to 599",
                "dashcam.triggers.latency-percentile.percentile | 42 | \"42\"; it must be a number from 50 to 99.99",
                "dashcam.jvm.when-shared | never | \"never\"; it must be one of respect, lower",
                "dashcam.service | a/b | service must have 1 to 64 letters",
                "dashcam.triggers.stuck.routes[0].threshold | 1s | It has no route",
                "dashcam.triggers.exceptions.a.type | ( | is no regular expression",
                "dashcam.triggers.metrics.a.above | 1 | There is no Micrometer",
                "dashcam.redaction.rules[0].match | x | It has no name",
                "dashcam.encryption.recipients | age1qqq | is no public key of age",
                "dashcam.sinks.file.max-size | 1GB | There is no folder to copy snapshots to",
                "dashcam.sinks.s3.region | eu-central-1 | S3 needs the name of a bucket",
                "dashcam.triggers.all-of.both.of | latency, lunch | \"lunch\" is no rule that can be a part; there are latency, stuck",
                "dashcam.triggers.all-of.both.of | latency | it must have two at least",
                "dashcam.triggers | 1 | is a group of properties",
            })
    void badValue_isToldWithWhatIsAllowed(String key, String value, String problem) {
        String message = Mistaken.message(Map.of(key, value), Map.of());
        assertThat(message).contains(problem).contains("dashcam.on-error=disable");
        assertThat(message.lines()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "dashcam.windw, dashcam.window",
        "dashcam.triggers.latency.treshold, dashcam.triggers.latency.threshold",
        "dashcam.trigger.latency.threshold, dashcam.triggers.latency.threshold",
        "dashcam.latency.threshold, dashcam.triggers.latency.threshold",
        "dashcam.triggers.latency.routes[3].treshold, dashcam.triggers.latency.routes[0].threshold",
        "dashcam.triggers.named.checkout.coldown, dashcam.triggers.named.checkout.cooldown",
        "dashcam.limits.perHours, dashcam.limits.per-hour",
        "dashcam.spool.maximum-size, dashcam.spool.max-size",
        "dashcam.threshold, dashcam.triggers.latency.threshold"
    })
    void unknownKeyInAFile_isToldWithTheNearestRightName(String key, String nearest) {
        assertThat(Mistaken.message(Map.of(key, "1"), Map.of()))
                .contains(key + " (dashcam.properties): there is no such property; did you mean " + nearest + "?");
    }

    @Test
    void unknownKey_likeNoOther_isToldAlone() {
        assertThat(Mistaken.message(Map.of("dashcam.xylophone-orchestra", "1"), Map.of()))
                .contains("dashcam.xylophone-orchestra (dashcam.properties): there is no such property.");
    }

    @Test
    void allMistakes_areInOneMessage() {
        String message = Mistaken.message(
                Map.of(
                        "dashcam.windw", "30s",
                        "dashcam.memory", "much",
                        "dashcam.triggers.latency.routes[0].route", "/a/{b",
                        "dashcam.triggers.exceptions.a.type", "(",
                        "dashcam.sinks.webhook.url", "canary",
                        "dashcam.sinks.s3.bucket", "a"),
                Map.of("DASHCAM_LIMITS_PER_DAY", "many"));
        assertThat(message.lines()).hasSize(9);
        assertThat(message)
                .contains(
                        "dashcam.windw (dashcam.properties)",
                        "dashcam.memory (dashcam.properties)",
                        "dashcam.limits.per-day (the environment)",
                        "dashcam.triggers.latency.routes[0]",
                        "dashcam.triggers.exceptions.a.type (dashcam.properties)",
                        "dashcam.sinks.webhook.url (dashcam.properties)",
                        "dashcam.sinks.s3.bucket (dashcam.properties)")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "DASHCAM_WINDW, DASHCAM_WINDOW",
        "DASHCAM_TRIGGER_LATENCY_THRESHOLD, DASHCAM_TRIGGERS_LATENCY_THRESHOLD",
        "DASHCAM_LIMITS_PER_HOURS, DASHCAM_LIMITS_PER_HOUR",
        "DASHCAM_TRIGGERS_STUCK_ROUTES_3_TRESHOLD, DASHCAM_TRIGGERS_STUCK_ROUTES_0_THRESHOLD"
    })
    void slipInTheEnvironment_isOneWarning(String variable, String meant) {
        assertThat(Mistaken.configuration(Map.of(), Map.of(variable, "1")).warnings())
                .containsExactly("Ignored names that are almost properties: " + variable + " (" + meant
                        + "?). Correct or remove them.");
    }

    @ParameterizedTest
    @CsvSource({
        "dashcam.windw, dashcam.window",
        "dashcam.triggers.stuck.routes[3].treshold, dashcam.triggers.stuck.routes[0].threshold",
        "dashcam.limits.perHours, dashcam.limits.per-hour"
    })
    void slipOnTheCommandLine_isOneWarning(String property, String meant) {
        assertThat(systemProperty(property).warnings())
                .containsExactly("Ignored names that are almost properties: -D" + property + " (" + meant
                        + "?). Correct or remove them.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DASHCAM_SERVICE_HOST",
                "DASHCAM_PORT_8080_TCP",
                "DASHCAM_TRIGGERS_NAMED_CHECKOUT_COLDOWN",
                "DASHCAMS_WINDOW",
                "WINDOW"
            })
    void otherVariable_isNobodysBusiness(String variable) {
        assertThat(Mistaken.configuration(Map.of(), Map.of(variable, "1")).warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashcam", "dashcam.test.seed", "dashcams.windw"})
    void otherSystemProperty_isNobodysBusiness(String property) {
        assertThat(systemProperty(property).warnings()).isEmpty();
    }

    @Test
    void thresholdLongerThanTheWindow_isAWarning() {
        assertThat(Mistaken.configuration(
                                Map.of(
                                        "dashcam.window", "5s",
                                        "dashcam.triggers.latency.routes[0].route", "/reports/**",
                                        "dashcam.triggers.latency.routes[0].threshold", "5500ms"),
                                Map.of())
                        .warnings())
                .containsExactly(
                        "Longer than dashcam.window (5s): dashcam.triggers.latency.routes[0].threshold (5500ms),"
                                + " dashcam.triggers.stuck.threshold (10s). Snapshots of such requests will not reach back to"
                                + " their beginning; make the window longer.");
    }

    private static Configuration systemProperty(String property) {
        return new Configuration(
                List.of(Mistaken.source(Source.Kind.SYSTEM_PROPERTIES, Map.of(property, "1"), "a system property")));
    }
}
