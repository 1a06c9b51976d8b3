/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GenerationsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long START = 5 * SECOND;
    private static final int RING_BYTES = 16 << 20;
    private static final int CUT_BYTES = RING_BYTES / 8;

    private final Generations generations = new Generations(START, RING_BYTES, 30 * SECOND);

    @Test
    void first_beginsWithTheRecordingAndHasNumberOne() {
        Cuts cuts = generations.between(START, START, START + 10);

        assertThat(borders(cuts)).containsExactly(START, START + 10);
        assertThat(cuts.number(0)).isEqualTo(1);
    }

    @Test
    void tick_beforeASecondHasPassed_doesNotCut() {
        generations.tick(START + SECOND - 1, CUT_BYTES - 1);

        assertThat(borders(all(START + 2 * SECOND))).containsExactly(START, START + 2 * SECOND);
    }

    @Test
    void tick_afterASecond_cuts() {
        generations.tick(START + SECOND, 0);
        generations.tick(START + 2 * SECOND + 5, 0);

        assertThat(borders(all(START + 3 * SECOND)))
                .containsExactly(START, START + SECOND, START + 2 * SECOND + 5, START + 3 * SECOND);
    }

    @Test
    void tick_whenAnEighthOfTheRingWasHandedOut_cuts() {
        generations.tick(START + 10, CUT_BYTES);
        generations.tick(START + 20, CUT_BYTES + 100);
        generations.tick(START + 30, 2 * CUT_BYTES);

        assertThat(borders(all(START + 40))).containsExactly(START, START + 10, START + 30, START + 40);
    }

    @Test
    void tick_inASmallRing_cutsAtAQuarterOfAMebibyteOnly() {
        Generations small = new Generations(START, 64 << 10, 30 * SECOND);
        small.tick(START + 10, (256 << 10) - 1);
        small.tick(START + 20, 256 << 10);

        assertThat(borders(small.between(START, START, START + 30))).containsExactly(START, START + 20, START + 30);
    }

    @Test
    void tick_whileTheClockStands_doesNotCut() {
        generations.tick(START, CUT_BYTES);

        assertThat(borders(all(START + 1))).containsExactly(START, START + 1);
    }

    @Test
    void between_beginsInTheGenerationOfTheFirstInstant() {
        IntStream.rangeClosed(1, 5).forEach(i -> generations.tick(START + i * SECOND, 0));

        Cuts cuts = generations.between(START + 2 * SECOND + 7, START + 3 * SECOND, START + 4 * SECOND);

        assertThat(cuts.number(0)).isEqualTo(4);
        assertThat(borders(cuts)).containsExactly(START + 3 * SECOND, START + 4 * SECOND);
    }

    @Test
    void between_startsNoEarlierThanAskedFor() {
        generations.tick(START + SECOND, 0);

        assertThat(borders(generations.between(START + 7, START + 9, START + SECOND + 1)))
                .containsExactly(START + 7, START + SECOND, START + SECOND + 1);
    }

    @Test
    void between_afterManyHours_stillKnowsTheWindow() {
        int hours = 24 * 3600;
        IntStream.rangeClosed(1, hours).forEach(i -> generations.tick(START + i * SECOND, 0));
        long now = START + hours * SECOND + 1;

        Cuts cuts = generations.between(now - 40 * SECOND, now - 40 * SECOND, now);

        assertThat(cuts.count()).isEqualTo(41);
        assertThat(cuts.number(40)).isEqualTo(hours + 1);
    }

    @Test
    void between_fartherBackThanIsKept_beginsWithTheOldestKept() {
        IntStream.rangeClosed(1, 1000).forEach(i -> generations.tick(START + i * SECOND, 0));

        Cuts cuts = all(START + 1000 * SECOND + 1);

        assertThat(cuts.count()).isBetween(30, 400);
        assertThat(cuts.startNanos(0)).isEqualTo(START + (cuts.number(0) - 1) * SECOND);
    }

    private Cuts all(long cutoffNanos) {
        return generations.between(START, START, cutoffNanos);
    }

    private static long[] borders(Cuts cuts) {
        return IntStream.rangeClosed(0, cuts.count())
                .mapToLong(i -> i < cuts.count() ? cuts.startNanos(i) : cuts.endNanos(i - 1))
                .toArray();
    }
}
