/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which properties are described to understand the names that somebody has written. */
final class NamesTest {
    @ParameterizedTest
    @MethodSource("everyProperty")
    void property_isDescribedForItsOwnName_howeverItIsWritten(String key) {
        String variable =
                key.replace('.', '_').replace('[', '_').replace("]", "").replace('-', '_');
        String camel = Stream.of(key.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .reduce("", String::concat);
        for (String written : List.of(key, variable.toUpperCase(Locale.ROOT), camel)) {
            assertThat(keys(List.of("dashcam.window", written))).as(written).contains(key);
        }
    }

    @Test
    void groups_areDescribedInTheOrderOfAll() {
        List<String> all = Settings.properties().stream().map(Property::key).toList();
        assertThat(keys(all)).isEqualTo(all);
        assertThat(all).containsSubsequence(keys(List.of("dashcam.sinks.http.url", "DASHCAM_TRIGGERS_LOGS_A_COUNT")));
    }

    @Test
    void groups_areLeftOut_thatNobodyHasNamed() {
        assertThat(keys(List.of("dashcam.triggers.latency.threshold", "dashcam.sinks.file.directory")))
                .contains("dashcam.window", "dashcam.triggers.stuck.threshold", "dashcam.sinks.file.max-age")
                .noneMatch(key -> key.startsWith("dashcam.sinks.s3"))
                .noneMatch(key -> key.startsWith("dashcam.triggers.metrics"))
                .noneMatch(key -> key.startsWith("dashcam.redaction"));
    }

    private static Stream<String> everyProperty() {
        return Settings.properties().stream().map(Property::key);
    }

    private static List<String> keys(List<String> written) {
        return Settings.names(written).stream().map(Property::key).toList();
    }
}
