/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;

/**
 * At most so many charges in any span of one window. One slot a charge, which holds when it was charged, so the sum is never
 * exceeded whoever races: a charge is one compare-and-set of a free or expired slot. Times are on the monotonic clock since
 * the engine's start; what an earlier run has charged was before it.
 */
final class SlidingBudget {
    private static final long FREE = Long.MIN_VALUE;
    /** What {@link #charge} answers when nothing is left. */
    static final int NONE = -1;

    private final long windowNanos;
    private final AtomicLongArray slots;

    SlidingBudget(int most, long windowNanos) {
        this.windowNanos = windowNanos;
        this.slots = new AtomicLongArray(most);
        for (int slot = 0; slot < most; slot++) {
            slots.set(slot, FREE);
        }
    }

    int most() {
        return slots.length();
    }

    boolean isUsedUp(long nowNanos) {
        for (int slot = 0; slot < slots.length(); slot++) {
            if (isFree(slots.get(slot), nowNanos)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is charged at all. */
    boolean isUntouched(long nowNanos) {
        for (int slot = 0; slot < slots.length(); slot++) {
            if (!isFree(slots.get(slot), nowNanos)) {
                return false;
            }
        }
        return true;
    }

    /** How long until something is left again, 0 when something is; the whole window when nothing ever is. */
    long leftNanos(long nowNanos) {
        long least = windowNanos;
        for (int slot = 0; slot < slots.length(); slot++) {
            long chargedAt = slots.get(slot);
            if (isFree(chargedAt, nowNanos)) {
                return 0;
            }
            least = Math.min(least, chargedAt + windowNanos - nowNanos);
        }
        return least;
    }

    /** Charges one. Returns the slot for a refund, {@link #NONE} when nothing is left. */
    int charge(long nowNanos) {
        for (int slot = 0; slot < slots.length(); slot++) {
            long chargedAt = slots.get(slot);
            if (isFree(chargedAt, nowNanos) && slots.compareAndSet(slot, chargedAt, nowNanos)) {
                return slot;
            }
        }
        return NONE;
    }

    /** Shows when each charge that still counts was made. */
    void forEachCharge(long nowNanos, LongConsumer consumer) {
        for (int slot = 0; slot < slots.length(); slot++) {
            long chargedAt = slots.get(slot);
            if (!isFree(chargedAt, nowNanos)) {
                consumer.accept(chargedAt);
            }
        }
    }

    /** Gives back what was charged then, unless the window has done so already. */
    void refund(int slot, long chargedAtNanos) {
        slots.compareAndSet(slot, chargedAtNanos, FREE);
    }

    private boolean isFree(long chargedAt, long nowNanos) {
        return chargedAt == FREE || nowNanos - chargedAt >= windowNanos;
    }
}
