/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SliceTest {
    @Test
    void twoSlices_areAsOneInWhichAllWereVisited() {
        Slice both =
                new Slice(new long[] {1_000, 4_000}, 10_000).and(new Slice(new long[] {2_000, 3_000, 9_000}, 40_000));

        assertThat(both.cpuMicros()).isEqualTo(10);
        assertThat(both.micros(0)).isEqualTo(1);
        assertThat(both.micros(0.5)).isEqualTo(3);
        assertThat(both.micros(1)).isEqualTo(9);
    }
}
