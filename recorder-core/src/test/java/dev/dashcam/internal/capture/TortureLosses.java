/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.Tally;
import java.util.Map;

/** Tells each thread which of its events was counted as dropped; takes for a fault what nothing here gives reason for. */
final class TortureLosses extends Losses {
    private final Tally tally;
    private volatile TortureClock clock;

    TortureLosses(Tally tally) {
        this.tally = tally;
    }

    void clock(TortureClock newClock) {
        clock = newClock;
    }

    @Override
    public Map<LossReason, Long> between(long fromNanos, long toNanos) {
        boolean leavesOut = tally.control() == Control.FIRST_SECOND_UNCOUNTED;
        return super.between(leavesOut ? fromNanos + 1 : fromNanos, toNanos);
    }

    @Override
    public void add(LossReason reason, long timeNanos) {
        super.add(reason, timeNanos);
        if (reason == LossReason.RING_FULL || reason == LossReason.SLOT_BUSY) {
            tally.dropped.increment();
            clock.dropped(timeNanos);
        } else if (reason != LossReason.NESTING) {
            // Tasks that are ended elsewhere stay on the stack of the thread that began them; their events are there.
            tally.fault("counted without a reason: %s", reason.words());
        }
    }
}
