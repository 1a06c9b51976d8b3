/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OverflowedNamesTest {
    private static final long SECOND = 1_000_000_000;

    private final Losses losses = new Losses();
    private final OverflowedNames names = new OverflowedNames(7, losses);

    @Test
    void overflows_sinceTheLastLook_areLossesOfThatSecond() {
        names.count(7, SECOND);
        names.count(10, 2 * SECOND);
        names.count(10, 3 * SECOND);
        names.count(15, 4 * SECOND);

        assertThat(losses.total(LossReason.NAMES)).isEqualTo(8);
        assertThat(losses.between(0, 2 * SECOND)).isEmpty();
        assertThat(losses.between(2 * SECOND, 3 * SECOND)).isEqualTo(Map.of(LossReason.NAMES, 3L));
        assertThat(losses.between(3 * SECOND, 5 * SECOND)).isEqualTo(Map.of(LossReason.NAMES, 5L));
    }
}
