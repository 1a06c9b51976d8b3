/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsTest {
    @TempDir
    Path folder;

    @Test
    void readings_loadedAgain_areTheSame() throws IOException {
        Path file = folder.resolve("readings.csv");
        Readings readings = Readings.begin(file);
        readings.add("mark owned", "ns", 0, 40.125);
        readings.add("mark owned", "B", 0, 0);
        readings.add("mark owned", "ns", 1, 41.125);

        Readings loaded = Readings.load(file);
        assertThat(loaded.series("mark owned", "ns").estimate().median()).isEqualTo(40.625);
        assertThat(loaded.series("mark owned", "B").rounds()).isEqualTo(1);
        assertThat(loaded.has("mark shared", "ns")).isFalse();
    }

    @Test
    void series_ofWhatWasNotRead_saysWhichAndWhere() throws IOException {
        Path file = folder.resolve("readings.csv");
        Readings readings = Readings.begin(file);
        assertThatThrownBy(() -> readings.series("clock", "ns"))
                .hasMessageContaining("clock")
                .hasMessageContaining(file.toString());
    }

    @Test
    void round_thatIsMissing_isRefused() throws IOException {
        Readings readings = Readings.begin(folder.resolve("readings.csv"));
        assertThatThrownBy(() -> readings.add("clock", "ns", 1, 26))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("round 1 after 0 rounds");
    }

    @Test
    void ratio_ofSeries_isOfEachRound() {
        Series slow = new Series(10, 40, 20);
        Series fast = new Series(5, 10, 10);
        assertThat(slow.dividedBy(fast).estimate().median()).isEqualTo(2);
        assertThat(slow.minus(fast).estimate().median()).isEqualTo(10);
    }

    @Test
    void series_ofAnotherNumberOfRounds_isRefused() {
        assertThatThrownBy(() -> new Series(1, 2).minus(new Series(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
