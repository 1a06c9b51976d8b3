/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "4000, 0 ms",
        "36000, 0.04 ms",
        "94999, 0.09 ms",
        "99000, 0.1 ms",
        "400000, 0.4 ms",
        "1000000, 1 ms",
        "4840000, 4.8 ms",
        "9949999, 9.9 ms",
        "9960000, 10 ms",
        "117400000, 117 ms",
        "999499999, 999 ms",
        "999600000, 1.00 s",
        "1254000000, 1.25 s",
        "9996000000, 10.0 s",
        "41280000000, 41.3 s",
        "99960000000, 100 s",
        "412000000000, 412 s",
        "1000000000000, 16 min 40 s",
        "36061000000000, 10 h 1 min",
    })
    void duration_hasThreeDigitsAtMost(long nanos, String words) {
        assertThat(Durations.of(nanos)).isEqualTo(words);
    }

    @Test
    void part_isToldInTheUnitOfTheWhole() {
        assertThat(Durations.in(9_812_000_000L, Durations.step(10_000_000_000L)))
                .isEqualTo("9.8 s");
        assertThat(Durations.in(5_400_000, Durations.step(812_000_000))).isEqualTo("5 ms");
        assertThat(Durations.in(-5_400_000, Durations.step(812_000_000))).isEqualTo("-5 ms");
    }

    @Test
    void roughDuration_hasWholeSeconds() {
        assertThat(Durations.rough(29_060_000_000L)).isEqualTo("29 s");
        assertThat(Durations.rough(512_000_000)).isEqualTo("512 ms");
        assertThat(Durations.seconds(30_000_000_000L)).isEqualTo("30.0 s");
        assertThat(Durations.seconds(0)).isEqualTo("0 s");
    }
}
