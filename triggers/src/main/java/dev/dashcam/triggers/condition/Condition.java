/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.condition;

import dev.dashcam.snapshot.Decision;

/**
 * Whether a value that is looked at again and again is worth asking for a snapshot. It is once it has stood at its threshold
 * or above for as long as wanted. Once a snapshot was taken it has to fall below nine tenths of the threshold, or ten minutes
 * have to pass, before it is again: a value that trembles about its threshold, or stays above it for hours, does not ask for
 * snapshot after snapshot. Where none was taken it asks again: at first after a second, later every ten.
 *
 * <p>For one thread.
 */
public final class Condition {
    private static final double CLEAR_RATIO = 0.9;
    private static final long REARM_NANOS = 600_000_000_000L;
    private static final long FIRST_RETRY_NANOS = 1_000_000_000L;
    private static final long LONGEST_RETRY_NANOS = 10_000_000_000L;

    private final double threshold;
    private final long lastingNanos;
    private boolean isReached;
    private boolean isArmed = true;
    private long reachedNanos;
    private long firedNanos;
    private long askAgainNanos;
    private long retryNanos;

    /**
     * A condition that has not been met.
     *
     * @param threshold the value that is to be reached, more than 0
     * @param lastingNanos for how long without a break, 0 or more
     */
    public Condition(double threshold, long lastingNanos) {
        this.threshold = threshold;
        this.lastingNanos = lastingNanos;
    }

    /**
     * Looks at the value.
     *
     * @param value {@code NaN} when it is not known, which neither reaches the threshold nor falls below it
     * @param nowNanos a monotonic clock, never less than before
     * @return whether to ask for a snapshot now, after which {@link #answered} has to be told
     */
    public boolean isDue(double value, long nowNanos) {
        boolean was = isReached;
        isReached = value >= threshold;
        if (isReached && !was) {
            reachedNanos = nowNanos;
            askAgainNanos = nowNanos;
            retryNanos = FIRST_RETRY_NANOS;
        }
        if (value < CLEAR_RATIO * threshold || nowNanos - firedNanos >= REARM_NANOS) {
            isArmed = true;
        }
        return isReached && isArmed && nowNanos - reachedNanos >= lastingNanos && nowNanos - askAgainNanos >= 0;
    }

    /** Takes note of what became of a question. */
    public void answered(Decision decision, long nowNanos) {
        if (decision.isSettled()) {
            isArmed = false;
            firedNanos = nowNanos;
        } else {
            askAgainNanos = nowNanos + retryNanos;
            retryNanos = Math.min(LONGEST_RETRY_NANOS, 2 * retryNanos);
        }
    }

    /** Whether the value stood at its threshold or above when it was last looked at. */
    public boolean isReached() {
        return isReached;
    }
}
