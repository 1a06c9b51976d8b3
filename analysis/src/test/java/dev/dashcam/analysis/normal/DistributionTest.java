/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.store.HeapBudget;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class DistributionTest {
    private final Distribution distribution = new Distribution(new HeapBudget(1 << 20), Distribution.FINE);

    @Test
    void quantiles_ofRandomValues_areRightToThreeDigits() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long[] values = new long[9_999];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Math.exp(random.nextDouble() * 30);
            distribution.add(values[i]);
        }
        Arrays.sort(values);
        for (double part : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
            double exact = values[(int) Math.ceil(part * values.length) - 1];
            assertThat((double) distribution.quantile(part, 0))
                    .as("seed " + seed)
                    .isCloseTo(exact, Offset.offset(exact / 1_000 + 1));
        }
        assertThat(distribution.max()).isEqualTo(values[values.length - 1]);
    }

    @Test
    void median_withFurtherZeros_countsThem() {
        distribution.add(100);
        distribution.add(100);

        assertThat(distribution.quantile(0.5, 1)).isEqualTo(100);
        assertThat(distribution.quantile(0.5, 2)).isZero();
    }

    @Test
    void quantile_ofNothing_isZero() {
        assertThat(distribution.median()).isZero();
        assertThat(distribution.quantile(0.99, 5)).isZero();
    }

    @Test
    void extremes_areCounted() {
        distribution.add(Long.MAX_VALUE);
        distribution.add(-5);

        assertThat(distribution.quantile(1, 0)).isPositive();
        assertThat(distribution.median()).isZero();
    }
}
