/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoStepTest {
    @TempDir
    Path folder;

    @Test
    void lines_ofTheProgram_becomeReadings() throws IOException {
        Readings readings = Readings.begin(folder.resolve("readings.csv"));
        GoStep.parse(List.of("tracer region\t133.250", "tracer region x2\t331.000"), 0, readings);
        assertThat(readings.series("go tracer region", "ns").estimate().median())
                .isEqualTo(133.25);
        assertThat(readings.has(Names.onTwo(Names.go("tracer", "region")), Names.NANOS))
                .isTrue();
    }

    @Test
    void line_thatIsNoReading_isRefused() throws IOException {
        Readings readings = Readings.begin(folder.resolve("readings.csv"));
        assertThatThrownBy(() -> GoStep.parse(List.of("panic: lost"), 0, readings))
                .hasMessageContaining("panic: lost");
    }
}
