/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReportTest {
    private static final Map<String, Double> NANOS = Map.of(
            "clock", 26.0,
            "clock twice", 52.0,
            "mark owned", 30.0,
            "mark shared", 39.5,
            "work", 20_000.0,
            "work and task", 21_500.0,
            "region owned", 60.0,
            "one of many: nothing", 30.0,
            "jfr duration", 50.0);

    @TempDir
    Path folder;

    @Test
    void bars_areOfTheRightDifferences() throws IOException {
        String report = report(17, false);
        assertThat(report)
                .contains(
                        "| an event beyond the clock, owned slot (mark), ns | at most 5 | 4.00 | 4.00 to 4.00 | yes |")
                .contains(
                        "| an event beyond the clock, shared slot (mark), ns | at most 12 | 13.5 | 13.5 to 13.5 | **no** |")
                .contains(
                        "| task with its account, beyond two clock reads, ns | at most 1,800 | 1448 | 1448 to 1448 | yes |")
                .contains(
                        "| region, of a JFR duration event without stack | at most 1 | 1.20 | 1.20 to 1.20 | **no** |");
    }

    @Test
    void go_thatIsMissing_isSaid() throws IOException {
        assertThat(report(17, false))
                .contains("| region, of Go's `WithRegion` | at most 0.4 | not measured here: no Go toolchain |  |  |")
                .contains("| Go's tracer | not measured here: no Go toolchain |");
    }

    @Test
    void go_thatIsThere_isCompared() throws IOException {
        assertThat(report(17, true))
                .contains("| region, of Go's `WithRegion` | at most 0.4 | 0.60 | 0.60 to 0.60 | **no** |")
                .contains("| Go, flight recorder: `trace.Log` |");
    }

    @Test
    void virtualThreads_haveAColumnWhereTheyExist() throws IOException {
        assertThat(report(17, false)).doesNotContain("virtual thread");
        assertThat(report(25, false))
                .contains("| call | bytes allocated | owned slot | shared slot | virtual thread |")
                .contains("| `mark(name)` with nothing open | 0 | 70.0 (70.0 to 70.0) |");
    }

    /** What every variant measures, 100 ns unless said otherwise. */
    private String report(int jdk, boolean hasGo) throws IOException {
        Readings readings = Readings.begin(folder.resolve("readings.csv"));
        for (int round = 0; round < 6; round++) {
            for (Variant variant : Variants.on(jdk)) {
                readings.add(variant.name(), Names.NANOS, round, NANOS.getOrDefault(variant.name(), 100.0));
                readings.add(variant.name(), Names.BYTES, round, 0);
            }
            if (hasGo) {
                addGo(round, readings);
            }
        }
        Files.writeString(folder.resolve("go.txt"), hasGo ? "go1.26.1" : "not measured here: no Go toolchain");
        return new RecordingSection().report(new Run(folder, 6, false, null, System.out));
    }

    private static void addGo(int round, Readings readings) {
        for (String mode : List.of("off", "tracer", "recorder")) {
            for (String call : List.of("region", "startregion", "task", "log")) {
                readings.add(Names.go(mode, call), Names.NANOS, round, 100);
                readings.add(Names.onTwo(Names.go(mode, call)), Names.NANOS, round, 200);
            }
        }
    }
}
