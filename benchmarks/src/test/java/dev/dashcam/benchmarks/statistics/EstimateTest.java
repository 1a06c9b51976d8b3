/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void median_ofAnEvenNumberOfRounds_isBetweenTheMiddleTwo() {
        assertThat(Estimate.of(4, 1, 3, 2).median()).isEqualTo(2.5);
    }

    @Test
    void median_ofAnOddNumberOfRounds_isTheMiddleOne() {
        assertThat(Estimate.of(9, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void interval_ofFiveRounds_isNone() {
        assertThat(Estimate.of(upTo(5)).hasInterval()).isFalse();
    }

    /** 2 / 2^6 = 3 %: all six are needed. */
    @Test
    void interval_ofSixRounds_isFromTheLeastToTheMost() {
        assertThat(Estimate.of(upTo(6))).isEqualTo(new Estimate(3.5, 1, 6));
    }

    /** 2 (1 + 10) / 2^10 = 2 %: one at each end may be left out, but not two. */
    @Test
    void interval_ofTenRounds_leavesOneOutAtEachEnd() {
        assertThat(Estimate.of(upTo(10))).isEqualTo(new Estimate(5.5, 2, 9));
    }

    @Test
    void interval_ofRandomValues_holdsTheTrueMedianAsOftenAsItSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int trials = 4000;
        int held = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] rounds = random.doubles(12).map(value -> value * value).toArray();
            held += Estimate.of(rounds).covers(0.25) ? 1 : 0;
        }
        assertThat((double) held / trials).as("seed %d", seed).isBetween(0.94, 0.985);
    }

    @Test
    void estimate_ofNothing_isRefused() {
        assertThatThrownBy(Estimate::of).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] upTo(int count) {
        return DoubleStream.iterate(1, value -> value + 1).limit(count).toArray();
    }
}
