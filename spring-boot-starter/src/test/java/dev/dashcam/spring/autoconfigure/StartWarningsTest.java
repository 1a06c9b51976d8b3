/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.LogLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class StartWarningsTest {
    private final AlmostProperties names = new AlmostProperties();

    @TempDir
    Path spool;

    @ParameterizedTest
    @CsvSource({
        "DASHCAM_WINDW, DASHCAM_WINDOW",
        "DASHCAM_TRIGGER_LATENCY_THRESHOLD, DASHCAM_TRIGGERS_LATENCY_THRESHOLD",
        "DASHCAM_LIMITS_PER_HOURS, DASHCAM_LIMITS_PER_HOUR",
        "DASHCAM_TRIGGERS_STUCK_ROUTES_3_TRESHOLD, DASHCAM_TRIGGERS_STUCK_ROUTES_0_THRESHOLD"
    })
    void slipOfThePen_isNamedWithWhatWasMeant(String variable, String meant) {
        assertThat(names.warning(List.of("PATH", variable), List.of("java.home")))
                .isEqualTo("Ignored names that are almost properties: " + variable + " (" + meant
                        + "?). Correct or remove them.");
    }

    @ParameterizedTest
    @CsvSource({
        "dashcam.windw, dashcam.window",
        "dashcam.triggers.latency.treshold, dashcam.triggers.latency.threshold",
        "dashcam.triggers.stuck.routes[3].treshold, dashcam.triggers.stuck.routes[0].threshold",
        "dashcam.limits.perHours, dashcam.limits.per-hour"
    })
    void slipOnTheCommandLine_isNamedWithWhatWasMeant(String property, String meant) {
        assertThat(names.warning(List.of("PATH"), List.of("java.home", property)))
                .isEqualTo("Ignored names that are almost properties: -D" + property + " (" + meant
                        + "?). Correct or remove them.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DASHCAM_WINDOW",
                "DASHCAM_LIMITS_PER_HOUR",
                "DASHCAM_LIMITS_PERHOUR",
                "DASHCAM_TRIGGERS_LATENCY_ROUTES_12_ROUTE",
                "DASHCAM_TRIGGERS_NAMED_CHECKOUT_COOLDOWN",
                "DASHCAM_SERVICE_HOST",
                "DASHCAM_PORT_8080_TCP",
                "DASHCAMS_WINDOW",
                "WINDOW"
            })
    void otherVariable_isNobodysBusiness(String variable) {
        assertThat(names.warning(List.of(variable), List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashcam",
                "dashcam.window",
                "dashcam.limits.perHour",
                "dashcam.triggers.latency.routes[12].route",
                "dashcam.triggers.named.checkout.cooldown",
                "dashcam.test.seed",
                "dashcams.windw"
            })
    void otherSystemProperty_isNobodysBusiness(String property) {
        assertThat(names.warning(List.of(), List.of(property))).isNull();
    }

    @Test
    void warnings_areLinesOfTheLogAndStopNothing() throws Exception {
        try (LogLines lines = LogLines.listen()) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(DashcamAutoConfiguration.class))
                    .withInitializer(context -> context.getEnvironment()
                            .getPropertySources()
                            .replace(
                                    "systemEnvironment",
                                    new SystemEnvironmentPropertySource(
                                            "systemEnvironment", Map.of("DASHCAM_WINDW", "10s"))))
                    .withPropertyValues(
                            "dashcam.spool.directory=" + spool,
                            "dashcam.memory=4MB",
                            "dashcam.window=5s",
                            "dashcam.triggers.latency.routes[0].route=/reports/**",
                            "dashcam.triggers.latency.routes[0].threshold=5500ms")
                    .run(context -> assertThat(context).hasNotFailed());
            assertThat(lines.texts())
                    .contains(
                            "Longer than dashcam.window (5s): dashcam.triggers.latency.routes[0].threshold (5500ms),"
                                    + " dashcam.triggers.stuck.threshold (10s). Snapshots of such requests will not"
                                    + " reach back to their beginning; make the window longer.",
                            "Ignored names that are almost properties: DASHCAM_WINDW"
                                    + " (DASHCAM_WINDOW?). Correct or remove them.");
        }
    }
}
