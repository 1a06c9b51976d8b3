/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantityTest {
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
    void measured_durationHasThreeDigits(long nanos, String text) {
        assertThat(Quantity.measured((double) nanos, "ns")).isEqualTo(text);
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
    void chosen_durationIsShort(long nanos, String text) {
        assertThat(Quantity.chosen((double) nanos, "ns")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.238, ratio, 24 %",
        "0.034, ratio, 3.4 %",
        "0, ratio, 0 %",
        "900, bytes, 900 bytes",
        "52_000, bytes, 52 KB",
        "1_940_000, bytes, 1.9 MB",
        "2_147_483_648, bytes, 2.1 GB",
        "12, connections, 12 connections",
        "412, '', 412",
        "3.14159, count, 3.14",
    })
    void measured_hasItsUnit(String value, String unit, String text) {
        assertThat(Quantity.measured(Double.parseDouble(value.replace("_", "")), unit))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.125, ratio, 12.5 %", "0.1, ratio, 10 %", "0.75, '', 0.75", "5, connections, 5 connections"})
    void chosen_hasItsUnit(double value, String unit, String text) {
        assertThat(Quantity.chosen(value, unit)).isEqualTo(text);
    }
}
