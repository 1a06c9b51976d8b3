/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.Manifest;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.snapshot.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelsTest {
    private static final long TRIGGERED = 7_000_000_000L;

    @Test
    void key_isTheServicesDayAndInstanceInUtc() {
        SnapshotLabel label = Labels.of(manifest("shop-7d4f", cause("latency", "latency")), "{}");
        assertThat(label.key()).isEqualTo("shop/2026/11/22/shop-7d4f/20261122T235959Z-latency-7f3k2q.dcam");
        assertThat(label.manifest()).isEqualTo("{}");
        assertThat(label.isManual()).isFalse();
    }

    @Test
    void facts_areThoseOfTheFirstCause() {
        SnapshotLabel label =
                Labels.of(manifest("pod", cause("slow-checkout", "named"), cause("manual", "manual")), "{}");
        assertThat(label.facts())
                .containsExactly(
                        Map.entry("id", "7f3k2q"),
                        Map.entry("time", "2026-11-22T23:59:59.042Z"),
                        Map.entry("service", "shop"),
                        Map.entry("instance", "pod"),
                        Map.entry("kind", "named"),
                        Map.entry("trigger", "slow-checkout"),
                        Map.entry("subject", "GET /größe"),
                        Map.entry("verdict", "GET /größe took 812 ms."));
        assertThat(label.isManual()).isTrue();
    }

    @Test
    void namesThatAreNoFileNames_areMadeSome() {
        String key = Labels.of(manifest("../../etc", cause("größer als/100 %", "named")), "{}")
                .key();
        assertThat(key).isEqualTo("shop/2026/11/22/-.-..-etc/20261122T235959Z-gr--er-als-100---7f3k2q.dcam");
        assertThat(Labels.part("")).isEqualTo("-");
        assertThat(Labels.part("..")).isEqualTo("-.");
        assertThat(Labels.part("x".repeat(300))).hasSize(64);
    }

    private static Cause cause(String trigger, String kind) {
        return Cause.of(trigger, kind, "GET /größe", TRIGGERED);
    }

    private static Manifest manifest(String host, Cause... causes) {
        long epochNanos = Instant.parse("2026-11-22T23:59:59.042Z").getEpochSecond() * 1_000_000_000L + 42_000_000L;
        return new Manifest(
                1,
                1,
                "7f3k2q",
                "snapshot",
                "shop",
                host,
                1,
                "jvm",
                TRIGGERED,
                epochNanos,
                1,
                0,
                0,
                TRIGGERED,
                TRIGGERED,
                List.of(causes),
                0,
                "GET /größe took 812 ms.",
                null,
                0,
                Map.of(),
                null,
                Map.of(),
                List.of());
    }
}
