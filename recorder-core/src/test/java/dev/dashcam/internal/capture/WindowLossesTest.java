/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.read.Generation.Loss;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WindowLossesTest {
    private static final long TENTH = 100_000_000;

    private final Losses losses = new Losses();

    @Test
    void windowWithinASecond_hasWhatWasDroppedInThatSecond() {
        losses.add(LossReason.SLOT_BUSY, 55 * TENTH);

        WindowLosses window = new WindowLosses(losses, cuts(59, 53), 53 * TENTH);

        assertThat(window.in(0)).containsExactly(new Loss("slot-busy", 1));
        assertThat(window.inAll()).isEqualTo(Map.of("slot-busy", 1L));
    }

    @Test
    void generations_countEachSecondOnce() {
        for (long tenth = 50; tenth < 80; tenth++) {
            losses.add(LossReason.RING_FULL, tenth * TENTH);
        }

        WindowLosses window = new WindowLosses(losses, cuts(79, 53, 55, 58, 62, 71), 53 * TENTH);

        assertThat(window.in(0)).containsExactly(new Loss("ring-full", 10));
        assertThat(window.in(1)).isEmpty();
        assertThat(window.in(2)).containsExactly(new Loss("ring-full", 10));
        assertThat(window.in(3)).containsExactly(new Loss("ring-full", 10));
        assertThat(window.in(4)).isEmpty();
        assertThat(window.inAll()).isEqualTo(Map.of("ring-full", 30L));
    }

    @Test
    void windowThatBeginsWithinItsFirstGeneration_hasNothingOfTheSecondsBefore() {
        losses.add(LossReason.SLOT_BUSY, 42 * TENTH);
        losses.add(LossReason.SLOT_BUSY, 51 * TENTH);

        WindowLosses window = new WindowLosses(losses, cuts(70, 41, 60), 53 * TENTH);

        assertThat(List.of(window.in(0), window.in(1))).containsExactly(List.of(new Loss("slot-busy", 1)), List.of());
    }

    @Test
    void lossesAfterTheCopy_changeNothing() {
        WindowLosses window = new WindowLosses(losses, cuts(59, 53), 53 * TENTH);

        losses.add(LossReason.SLOT_BUSY, 58 * TENTH);

        assertThat(window.in(0)).isEmpty();
        assertThat(window.inAll()).isEmpty();
    }

    private static Cuts cuts(long endTenths, long... startTenths) {
        long[] starts = startTenths.clone();
        for (int i = 0; i < starts.length; i++) {
            starts[i] *= TENTH;
        }
        return new Cuts(1, starts, endTenths * TENTH);
    }
}
