/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.util.Map;

/** Counts what was dropped, by reason and by the second it fell in. Safe for all threads, without a lock. */
public final class Losses {

    /** Counts one loss at this time on the monotonic clock. */
    public void add(LossReason reason, long timeNanos) {
        throw new IllegalStateException("to be built");
    }

    /** How much was lost for this reason since the recorder started. */
    public long total(LossReason reason) {
        throw new IllegalStateException("to be built");
    }

    /**
     * What was lost from one instant to another, by reason and to the second, as far back as the seconds are kept; reasons
     * without a loss are left out.
     */
    public Map<LossReason, Long> between(long fromNanos, long toNanos) {
        throw new IllegalStateException("to be built");
    }
}
