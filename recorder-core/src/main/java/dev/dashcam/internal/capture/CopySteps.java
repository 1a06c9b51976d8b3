/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.time.RecorderClock;

/**
 * The copy that a capture works on. The order is what everything about open work rests on: first the live tables, then the
 * cutoff, then the ring. A test breaks it.
 */
class CopySteps {
    final EventRecorder recorder;
    final Ring ring;
    final Staging staging;
    final RecorderClock clock;

    CopySteps(EventRecorder recorder, Ring ring, Staging staging, RecorderClock clock) {
        this.recorder = recorder;
        this.ring = ring;
        this.staging = staging;
        this.clock = clock;
    }

    /** Copies the live tables and the ring. */
    OpenWork copy(long fromNanos) {
        OpenWork open = recorder.copyOpen();
        ring.copyInto(staging, fromNanos, clock.nanoTime());
        return open;
    }

    /** Whether nothing was overwritten that may have been recorded since a mark was taken, before the live tables were copied. */
    boolean tableHolds(long turnMark) {
        return !ring.hasTurnedSince(turnMark);
    }

    /** The window of the copy. */
    Window window(
            Cuts cuts,
            long tableNanos,
            boolean tableHolds,
            long copiedFromNanos,
            long completeFromNanos,
            long firstNanos,
            long cutoffNanos) {
        return new Window(cuts, tableNanos, tableHolds, copiedFromNanos, completeFromNanos, firstNanos, cutoffNanos);
    }
}
