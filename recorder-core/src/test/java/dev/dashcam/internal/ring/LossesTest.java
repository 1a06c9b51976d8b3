/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LossesTest {
    private static final long SECOND = 1_000_000_000;

    private final Losses losses = new Losses();

    @Test
    void nothingLost_isAnEmptyAccount() {
        assertThat(losses.total(LossReason.RING_FULL)).isZero();
        assertThat(losses.between(Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
        assertThat(losses.between(0, 10 * SECOND)).isEmpty();
    }

    @Test
    void losses_areCountedByReasonAndSecond() {
        losses.add(LossReason.RING_FULL, 5 * SECOND);
        losses.add(LossReason.RING_FULL, 6 * SECOND - 1);
        losses.add(LossReason.SLOT_BUSY, 6 * SECOND);

        assertThat(losses.total(LossReason.RING_FULL)).isEqualTo(2);
        assertThat(losses.between(0, 10 * SECOND))
                .isEqualTo(Map.of(LossReason.RING_FULL, 2L, LossReason.SLOT_BUSY, 1L));
        assertThat(losses.between(5 * SECOND, 6 * SECOND)).isEqualTo(Map.of(LossReason.RING_FULL, 2L));
    }

    @Test
    void moreThanASecondHoldsRoomFor_staysAtTheMost() {
        losses.add(LossReason.NAMES, SECOND, 1L << 32);
        losses.add(LossReason.NAMES, SECOND, 5);

        assertThat(losses.between(SECOND, 2 * SECOND)).isEqualTo(Map.of(LossReason.NAMES, (1L << 32) - 1));
        assertThat(losses.total(LossReason.NAMES)).isEqualTo((1L << 32) + 5);
    }

    @Test
    void adjoiningSpans_countEachLossOnce() {
        for (long time = 0; time < 10 * SECOND; time += SECOND / 8) {
            losses.add(LossReason.SLOT_BUSY, time);
        }
        long sum = 0;
        long[] cuts = {0, SECOND / 2, 3 * SECOND, 3 * SECOND + 1, 7 * SECOND - 1, 10 * SECOND};
        for (int i = 1; i < cuts.length; i++) {
            sum += losses.between(cuts[i - 1], cuts[i]).getOrDefault(LossReason.SLOT_BUSY, 0L);
        }
        assertThat(sum).isEqualTo(80);
    }

    @Test
    void secondsThatAreLongAgo_areForgotten_andTotalsAreNot() {
        losses.add(LossReason.NESTING, 3 * SECOND);
        long later = (3 + Losses.SECONDS) * SECOND;
        losses.add(LossReason.NESTING, later);
        losses.add(LossReason.NESTING, 3 * SECOND);

        assertThat(losses.between(0, later)).isEmpty();
        assertThat(losses.between(0, later + 1)).isEqualTo(Map.of(LossReason.NESTING, 1L));
        assertThat(losses.total(LossReason.NESTING)).isEqualTo(3);
    }

    @Test
    void clocksBelowZero_areClocksToo() {
        losses.add(LossReason.NESTING, -1);
        losses.add(LossReason.NESTING, -SECOND - 1);
        losses.add(LossReason.NESTING, 0);

        assertThat(losses.between(-SECOND, 0)).isEqualTo(Map.of(LossReason.NESTING, 1L));
        assertThat(losses.between(-3 * SECOND, SECOND)).isEqualTo(Map.of(LossReason.NESTING, 3L));
    }

    @Test
    void manyThreads_loseNoCount() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 50_000; n++) {
                    losses.add(LossReason.SLOT_BUSY, n / 1000 * SECOND);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(losses.total(LossReason.SLOT_BUSY)).isEqualTo(200_000);
        assertThat(losses.between(0, 50 * SECOND)).isEqualTo(Map.of(LossReason.SLOT_BUSY, 200_000L));
    }
}
