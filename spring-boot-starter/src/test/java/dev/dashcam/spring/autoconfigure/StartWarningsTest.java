/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.application.LogLines;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class StartWarningsTest {
    private static final String LONGER =
            "Longer than dashcam.window (5s): dashcam.triggers.latency.routes[0].threshold (5500ms),"
                    + " dashcam.triggers.stuck.threshold (10s). Snapshots of such requests will not"
                    + " reach back to their beginning; make the window longer.";
    private static final String ALMOST =
            "Ignored names that are almost properties: DASHCAM_WINDW (DASHCAM_WINDOW?). Correct or remove them.";

    @TempDir
    Path spool;

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
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        // who asks waits until it records
                        assertThat(context.getBean(FlightRecorder.class)
                                        .status()
                                        .notes())
                                .contains(LONGER, ALMOST);
                    });
            assertThat(lines.texts()).contains(LONGER, ALMOST);
        }
    }
}
