/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.time.RecorderClock;

/** Takes the window out of the ring while recording goes on. For one thread at a time. */
public final class Capturer {

    /** A capturer that stages its copies here. */
    public Capturer(
            EventRecorder recorder,
            Ring ring,
            Staging staging,
            Generations generations,
            Losses losses,
            RecorderClock clock) {
        throw new IllegalStateException("to be built");
    }

    /**
     * Copies the window. The copy is good until the next call.
     *
     * @param fromNanos nothing older is wanted
     */
    public Capture capture(long fromNanos) {
        throw new IllegalStateException("to be built");
    }
}
