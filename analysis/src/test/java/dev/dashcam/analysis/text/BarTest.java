/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The bars of the worked example. */
final class BarTest {
    @Test
    void bars_ofTheExample_areThose() {
        assertThat(Bar.of(641, 641)).isEqualTo("█".repeat(28));
        assertThat(Bar.of(118, 641)).isEqualTo("█████");
        assertThat(Bar.of(31, 641)).isEqualTo("█");
        assertThat(Bar.of(14, 641)).isEqualTo("▌");
        assertThat(Bar.of(5, 641)).isEqualTo("▏");
        assertThat(Bar.of(3, 641)).isEqualTo("▏");
    }

    @Test
    void nothing_hasNoBar() {
        assertThat(Bar.of(0, 641)).isEmpty();
        assertThat(Bar.of(0, 0)).isEmpty();
    }
}
