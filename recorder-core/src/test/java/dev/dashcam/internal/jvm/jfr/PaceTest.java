/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MAX_BYTES = 9_000_000;
    /** Files of 9 MB hold 30 s of 300 KB. */
    private final Pace pace = new Pace(MAX_BYTES, Duration.ofSeconds(30), 0);

    private long nowSeconds;
    private long written;

    @Test
    void whatFits_leavesTheThresholdAlone() {
        pass(120, 290_000);

        assertThat(pace.threshold()).isEqualTo("1 ms");
    }

    @Test
    void whatDoesNotFit_raisesItStepByStep() {
        pass(3, 310_000);
        assertThat(pace.threshold()).isEqualTo("5 ms");

        pass(3, 310_000);
        assertThat(pace.threshold()).isEqualTo("20 ms");

        pass(60, 1_000_000);
        assertThat(pace.threshold()).isEqualTo("100 ms");
    }

    @Test
    void aFlood_isNotWaitedFor() {
        pass(1, 3_000_000);

        assertThat(pace.threshold()).isEqualTo("5 ms");
    }

    @Test
    void calm_lowersItAgain() {
        pass(6, 1_000_000);
        assertThat(pace.threshold()).isEqualTo("20 ms");

        pass(61, 10_000);
        assertThat(pace.threshold()).isEqualTo("5 ms");
        pass(61, 10_000);
        assertThat(pace.threshold()).isEqualTo("1 ms");
    }

    private void pass(int seconds, long bytesASecond) {
        for (int second = 0; second < seconds; second++) {
            nowSeconds++;
            written += bytesASecond;
            pace.look(written, nowSeconds * SECOND);
        }
    }
}
