/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 us",
        "417000, 417 us",
        "41700000, 41.7 ms",
        "812000000, 812 ms",
        "999600000, 1.00 s",
        "30000000000, 30.0 s",
        "3600000000000, 3600 s",
        "-812000000, -812 ms"
    })
    void time_hasThreeDigits(long nanos, String text) {
        assertThat(Amounts.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.00 KB", "81920, 80.0 KB", "67108864, 64.0 MB"})
    void size_hasThreeDigits(long bytes, String text) {
        assertThat(Amounts.size(bytes)).isEqualTo(text);
    }

    @Test
    void count_one_isSingular() {
        assertThat(Amounts.count(1, "event", "events")).isEqualTo("1 event");
        assertThat(Amounts.count(1_234_567, "event", "events")).isEqualTo("1,234,567 events");
    }
}
