/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PortionsTest {
    @Test
    void percentages_ofRandomParts_addUpTo100AndAreOffByLessThanOne() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            long[] parts = random.longs(1 + random.nextInt(12), 0, 1L << (1 + random.nextInt(45)))
                    .toArray();
            parts[0]++;
            double whole = Arrays.stream(parts).sum();
            long[] percent = Portions.percent(parts);
            assertThat(Arrays.stream(percent).sum()).as("seed " + seed).isEqualTo(100);
            for (int i = 0; i < parts.length; i++) {
                assertThat(Math.abs(percent[i] - parts[i] / whole * 100))
                        .as("seed " + seed)
                        .isLessThan(1.000001);
            }
        }
    }

    @Test
    void steps_addUpToTheRoundedWhole() {
        assertThat(Portions.steps(new long[] {334, 333, 333}, 100)).containsExactly(4, 3, 3);
    }

    @Test
    void nothing_hasNoPortions() {
        assertThat(Portions.percent(new long[] {0, 0})).containsExactly(0, 0);
    }
}
