/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "400000, 0.4 ms",
        "9949999, 9.9 ms",
        "10000000, 10 ms",
        "789600000, 790 ms",
        "999400000, 999 ms",
        "999600000, 1.00 s",
        "1240000000, 1.24 s",
        "10000000000, 10.0 s",
        "59940000000, 59.9 s",
        "59960000000, 1 min 0 s",
        "125000000000, 2 min 5 s",
    })
    void measured_hasThreeDigits(long nanos, String text) {
        assertThat(DurationText.measured(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 ns",
        "500000000, 500 ms",
        "1500000000, 1.5 s",
        "10000000000, 10 s",
        "120000000000, 2 min",
        "86400000000000, 24 h",
        "0, 0 s",
        "-5000000, -5 ms",
        "-2000000000, -2 s",
    })
    void chosen_isShort(long nanos, String text) {
        assertThat(DurationText.chosen(nanos)).isEqualTo(text);
    }

    @Test
    void left_isRoundedUp() {
        assertThat(DurationText.left(46_100_000_000L)).isEqualTo("47 s");
        assertThat(DurationText.left(-5)).isEqualTo("1 s");
        assertThat(DurationText.left(721_000_000_000L)).isEqualTo("13 min");
        assertThat(DurationText.left(18_000_000_000_000L)).isEqualTo("5 h");
    }
}
