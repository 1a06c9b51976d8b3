/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TimeScaleTest {
    private static final long EPOCH = 1_795_316_651_118_000_000L;

    @Test
    void format_aroundTheOrigin_isSecondsToTheMicrosecond() {
        TimeScale scale = new TimeScale(1_000_000_000_000L, EPOCH, false);
        assertThat(scale.format(1_000_000_000_000L)).isEqualTo("+0.000000");
        assertThat(scale.format(999_187_654_321L)).isEqualTo("-0.812346");
        assertThat(scale.format(1_012_000_001_999L)).isEqualTo("+12.000001");
    }

    @Test
    void format_utc_isTheTimeOfDay() {
        TimeScale scale = new TimeScale(1_000_000_000_000L, EPOCH, true);
        assertThat(scale.format(999_188_000_000L)).isEqualTo("03:04:10.306000");
        assertThat(scale.date(1_000_000_000_000L)).isEqualTo("2026-11-22 03:04:11.118 UTC");
    }
}
