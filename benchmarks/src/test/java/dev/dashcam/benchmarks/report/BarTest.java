/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.benchmarks.statistics.Estimate;
import org.junit.jupiter.api.Test;

class BarTest {
    private final Table table = Bar.table();

    @Test
    void figure_belowWhatItMayBe_isMet() {
        Bar.atMost(5, "an event, ns").addTo(table, new Estimate(3, 2, 4));
        assertThat(table.markdown()).contains("| an event, ns | at most 5 | 3.00 | 2.00 to 4.00 | yes |");
    }

    @Test
    void figure_aboveWhatItMayBe_isNotMet() {
        Bar.atMost(5, "an event, ns").addTo(table, new Estimate(13.5, 12, 15));
        assertThat(table.markdown()).contains("| at most 5 | 13.5 | 12.0 to 15.0 | **no** |");
    }

    @Test
    void figure_whoseIntervalHoldsTheBar_isMetWithinNoise() {
        Bar.atLeast(0.9, "two threads").addTo(table, new Estimate(0.95, 0.8, 1));
        assertThat(table.markdown()).contains("| at least 0.9 | 0.95 | 0.80 to 1.00 | yes, within noise |");
    }

    @Test
    void figure_thatIsTheBarInEachRound_isMetWithoutNoise() {
        Bar.atMost(0, "events lost").addTo(table, new Estimate(0, 0, 0));
        assertThat(table.markdown()).contains("| events lost | at most 0 | 0 | 0 to 0 | yes |");
    }

    @Test
    void figure_whoseIntervalBeginsAtTheBar_isMetWithinNoise() {
        Bar.atMost(0, "events lost").addTo(table, new Estimate(0, 0, 3));
        assertThat(table.markdown()).contains("| events lost | at most 0 | 0 | 0 to 3.00 | yes, within noise |");
    }

    @Test
    void figure_whoseIntervalEndsAtTheBar_isMet() {
        Bar.atMost(5, "an event, ns").addTo(table, new Estimate(3, 2, 5));
        assertThat(table.markdown()).contains("| an event, ns | at most 5 | 3.00 | 2.00 to 5.00 | yes |");
    }

    @Test
    void figure_beyondTheBarWhoseIntervalReachesIt_isNotMetWithinNoise() {
        Bar.atLeast(0.9, "two threads").addTo(table, new Estimate(0.85, 0.8, 0.9));
        assertThat(table.markdown()).contains("| at least 0.9 | 0.85 | 0.80 to 0.90 | **no**, within noise |");
    }

    @Test
    void figure_belowWhatItHasToBe_isNotMet() {
        Bar.atLeast(0.9, "two threads").addTo(table, new Estimate(0.5, 0.4, 0.6));
        assertThat(table.markdown()).contains("**no** |");
    }

    @Test
    void figure_ofTooFewRounds_saysSo() {
        Bar.atMost(1, "off").addTo(table, Estimate.of(0.2));
        assertThat(table.markdown()).contains("| 0.20 | too few rounds | yes |");
    }

    @Test
    void allocation_ofLessThanAnObject_isNone() {
        Bar.atMostBytes(0, "allocated").addTo(table, new Estimate(0.003, 0.001, 0.01));
        assertThat(table.markdown()).contains("| none | 0 | 0 to 0.01 | yes |");
    }

    @Test
    void allocation_ofAnObjectAndAFraction_isThatObject() {
        Bar.atMostBytes(24, "allocated").addTo(table, new Estimate(24.02, 24.01, 24.03));
        assertThat(table.markdown()).contains("| at most 24 | 24.0 | 24.0 to 24.0 | yes |");
    }

    @Test
    void peer_thatIsMissing_isNamed() {
        Bar.atMost(0.4, "of Go's").addTo(table, "not measured here: no Go toolchain");
        assertThat(table.markdown()).contains("| of Go's | at most 0.4 | not measured here: no Go toolchain |  |  |");
    }
}
