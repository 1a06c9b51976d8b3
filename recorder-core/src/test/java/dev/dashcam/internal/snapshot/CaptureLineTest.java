/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CaptureLineTest {
    private static final Cause SLOW =
            new Cause("latency", "latency", "GET /checkout", 7, null, 812e6, 300e6, "ns", 1_000_000_000L);

    @Test
    void of_withoutVerdict_saysWhatTheTriggerSaw() {
        assertThat(CaptureLine.of(snapshot(SLOW, null, 1_900_000), null, null))
                .isEqualTo("Captured 7f3k2q: GET /checkout took 812 ms (>= 300 ms). 1.9 MB in "
                        + Path.of("spool", "7f3k2q.dcam"));
    }

    @Test
    void of_unexplained_saysWhy() {
        assertThat(CaptureLine.of(snapshot(SLOW, null, 1_900_000), null, "it took longer than 1000 ms"))
                .isEqualTo("Captured 7f3k2q: GET /checkout took 812 ms (>= 300 ms). Not explained: it took longer than"
                        + " 1000 ms. 1.9 MB in " + Path.of("spool", "7f3k2q.dcam"));
    }

    @Test
    void of_withItsCause_saysWhatAndWhy() {
        Snapshot snapshot = snapshot(SLOW, "GET /checkout took 812 ms; it usually takes 167 ms. ...", 52_000);

        assertThat(CaptureLine.of(snapshot, "641 ms of it in lock inventory, where job restock was meanwhile", null))
                .isEqualTo("Captured 7f3k2q: GET /checkout took 812 ms (>= 300 ms), 641 ms of it in lock inventory,"
                        + " where job restock was meanwhile. 52 KB in " + Path.of("spool", "7f3k2q.dcam"));
    }

    @Test
    void of_manual_saysTheVerdict() {
        Cause manual = Cause.of("manual", "manual", "before deploy", 1);

        assertThat(CaptureLine.of(snapshot(manual, "Nothing unusual in these 30 s.", 900), null, null))
                .isEqualTo("Captured 7f3k2q: Nothing unusual in these 30 s. 900 bytes in "
                        + Path.of("spool", "7f3k2q.dcam"));
    }

    private static Snapshot snapshot(Cause cause, @Nullable String verdict, long bytes) {
        return new Snapshot(
                "7f3k2q", Path.of("spool", "7f3k2q.dcam"), bytes, List.of(cause), verdict, Instant.EPOCH, 1);
    }
}
