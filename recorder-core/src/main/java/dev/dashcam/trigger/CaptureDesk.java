/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine hands in what it has accepted. Safe for all threads; never blocks, throws or logs. Of any number of calls
 * at once exactly one begins a capture; the others are attached to it.
 */
public interface CaptureDesk {

    /**
     * Attaches the cause to the capture in progress.
     *
     * @return the decision, null when no capture is in progress
     */
    @Nullable
    Decision coalesce(Cause cause);

    /**
     * Attaches one more call to the capture in progress when that has as many causes as it lists, so that in a storm none has
     * to be made. Allocates nothing.
     *
     * @return the decision, null when no capture is in progress or it wants to know the cause
     */
    @Nullable
    Decision coalesceUnlisted();

    /**
     * Begins a capture, or attaches the cause when another thread was faster.
     *
     * @param tailNanos how long recording goes on before the window is cut, in nanoseconds, 0 or greater
     * @return accepted, coalesced, or suppressed because the store or the recorder cannot take one
     */
    Decision capture(Cause cause, long tailNanos);
}
