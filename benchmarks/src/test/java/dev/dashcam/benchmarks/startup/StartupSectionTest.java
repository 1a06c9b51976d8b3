/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupSectionTest {
    @TempDir
    Path folder;

    @Test
    void report_isOfTheDifferencesWithinPairs() throws IOException {
        Readings readings = Readings.begin(folder.resolve(StartupSection.READINGS));
        for (int round = 0; round < 6; round++) {
            double slower = 1 + round;
            readings.add(StartupSection.WITHOUT, StartupSection.WALL, round, 8000 * slower);
            readings.add(StartupSection.WITH, StartupSection.WALL, round, 8160 * slower);
            readings.add(StartupSection.WITHOUT, StartupSection.CPU_ALONE, round, 7900);
            readings.add(StartupSection.WITH, StartupSection.CPU_ALONE, round, 8000);
            readings.add(StartupSection.WITHOUT, StartupSection.CPU, round, 7000);
            readings.add(StartupSection.WITH, StartupSection.CPU, round, 7280);
        }
        Files.writeString(folder.resolve(StartupSection.PROCESSOR), "not before others that want to run");
        assertThat(new StartupSection().report(new Run(folder, 6, false, null, System.out)))
                .contains("| time to ready, longer by, % | at most 3 | 2.00 | 2.00 to 2.00 | yes |")
                .contains(
                        "| CPU time to ready, at the same time, more by, % | at most 3 | 4.00 | 4.00 to 4.00 | **no** |")
                .contains("| CPU time to ready, one after the other, ms | 7900 (7900 to 7900) | 8000 (8000 to 8000) |"
                        + " 100 (100 to 100) |")
                .contains("| CPU time to ready, at the same time, ms | 7000 (7000 to 7000) | 7280 (7280 to 7280) |"
                        + " 280 (280 to 280) |")
                .contains("ran not before others that want to run on that processor");
    }
}
