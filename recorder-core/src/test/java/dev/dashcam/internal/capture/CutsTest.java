/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.event.EventRecord;
import org.junit.jupiter.api.Test;

final class CutsTest {

    @Test
    void bySize_ofLittle_isOneGeneration() {
        Cuts cuts = Cuts.bySize(7, 100, 200, chunks(4), 64);

        assertThat(cuts.count()).isEqualTo(1);
        assertThat(cuts.number(0)).isEqualTo(7);
        assertThat(cuts.startNanos(0)).isEqualTo(100);
        assertThat(cuts.endNanos(0)).isEqualTo(200);
    }

    @Test
    void bySize_ofMuch_dividesTheBytesEvenly() {
        Cuts cuts = Cuts.bySize(7, 100, 200, chunks(40), 80);

        assertThat(cuts.count()).isEqualTo(4);
        assertThat(cuts.startNanos(1)).isEqualTo(110);
        assertThat(cuts.startNanos(2)).isEqualTo(120);
        assertThat(cuts.number(3)).isEqualTo(10);
        assertThat(cuts.endNanos(2)).isEqualTo(cuts.startNanos(3));
        assertThat(cuts.endNanos(3)).isEqualTo(200);
    }

    @Test
    void bySize_ofChunksThatBeganAtOneInstant_isNotDivided() {
        HandMadeChunks staged = new HandMadeChunks();
        for (int i = 0; i < 40; i++) {
            staged.owned(i + 1, at(150));
        }

        Cuts cuts = Cuts.bySize(1, 100, 200, staged, 80);

        assertThat(cuts.count()).isEqualTo(2);
        assertThat(cuts.startNanos(1)).isEqualTo(150);
    }

    /** Chunks of one event of 8 bytes each, a nanosecond apart. */
    private static HandMadeChunks chunks(int count) {
        HandMadeChunks staged = new HandMadeChunks();
        for (int i = 0; i < count; i++) {
            staged.owned(1, at(100 + i));
        }
        return staged;
    }

    private static EventRecord at(long nanos) {
        EventRecord event = new EventRecord();
        event.kind = EventRecord.MARK;
        event.timeNanos = nanos;
        return event;
    }
}
