/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DurationTextTest {
    @Test
    void left_isRoundedUp() {
        assertThat(DurationText.left(46_100_000_000L)).isEqualTo("47 s");
        assertThat(DurationText.left(-5)).isEqualTo("1 s");
        assertThat(DurationText.left(721_000_000_000L)).isEqualTo("13 min");
        assertThat(DurationText.left(18_000_000_000_000L)).isEqualTo("5 h");
    }
}
