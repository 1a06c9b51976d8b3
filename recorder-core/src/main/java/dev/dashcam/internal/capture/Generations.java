/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

/**
 * The cuts of the recording: by time (about a second) and by size. A cut is a number and an instant; nothing is moved.
 * Written by the recorder's own thread, read by any.
 */
public final class Generations {

    /** Begins with a generation at this instant. */
    public Generations(long startNanos) {
        throw new IllegalStateException("to be built");
    }

    /**
     * Cuts when the present generation has lasted or grown enough.
     *
     * @param nowNanos the monotonic clock
     * @param bytesHandedOut {@link dev.dashcam.internal.ring.Ring#bytesHandedOut()}
     */
    public void tick(long nowNanos, long bytesHandedOut) {
        throw new IllegalStateException("to be built");
    }
}
