/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BackoffTest {
    @Test
    void pauses_doubleWithinAFifthUpToFiveMinutes() {
        for (int i = 0; i < 1000; i++) {
            assertThat(Backoff.DEFAULT.pauseNanos(1)).isBetween(4_000_000_000L, 6_000_000_000L);
            assertThat(Backoff.DEFAULT.pauseNanos(3)).isBetween(16_000_000_000L, 24_000_000_000L);
            assertThat(Backoff.DEFAULT.pauseNanos(1 + i)).isBetween(4_000_000_000L, 360_000_000_000L);
        }
        assertThat(Backoff.DEFAULT.pauseNanos(Integer.MAX_VALUE)).isBetween(240_000_000_000L, 360_000_000_000L);
    }
}
