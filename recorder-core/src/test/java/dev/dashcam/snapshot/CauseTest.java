/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CauseTest {
    @Test
    void sawAgainstThreshold_reached_saysSo() {
        Cause slow = new Cause("latency", "latency", "GET /export", 7, null, 3_454e6, 1_500e6, "ns", 1);

        assertThat(slow.sawAgainstThreshold()).isEqualTo("GET /export took 3.45 s (>= 1.5 s)");
    }

    @Test
    void sawAgainstThreshold_below_saysSo() {
        Cause few = new Cause("workers", "metric", "workers.alive", 0, null, 2, 5, "workers", 1);

        assertThat(few.sawAgainstThreshold()).isEqualTo("workers.alive at 2 workers (< 5 workers)");
    }

    @Test
    void sawAgainstThreshold_ownWords_areKept() {
        Cause failing =
                new Cause("errors", "error-rate", "POST /pay", 7, null, 0.238, 0.1, "ratio", "24 % of them failed", 1);

        assertThat(failing.sawAgainstThreshold()).isEqualTo("24 % of them failed (>= 10 %)");
    }

    @Test
    void sawAgainstThreshold_withoutValue_isTheSubject() {
        assertThat(Cause.of("own", "own", "batch 17", 1).sawAgainstThreshold()).isEqualTo("batch 17");
    }
}
