/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * One thread's claim to a capture: the budgets it charged, and the cooldown it stands for. Claimed, then either released
 * (nothing came of it) or sealed, once. The charges are made by one thread before it publishes the claim.
 */
final class Claim {
    /** A capture of which no end was ever heard does not keep its route shut for longer than this. */
    private static final long FORGOTTEN_NANOS = 600_000_000_000L;

    private static final long HELD = -1;
    private static final long RELEASED = -2;

    private final long claimedAtNanos;
    private final List<Charge> charges = new ArrayList<>(3);
    private volatile long sealedAtNanos = HELD;

    Claim(long nowNanos) {
        this.claimedAtNanos = nowNanos;
    }

    /** Charges a budget; false when nothing is left in it. */
    boolean charge(SlidingBudget budget) {
        int slot = budget.charge(claimedAtNanos);
        if (slot == SlidingBudget.NONE) {
            return false;
        }
        charges.add(new Charge(budget, slot));
        return true;
    }

    /** Nothing came of it: gives everything back and leaves no cooldown. */
    void release() {
        sealedAtNanos = RELEASED;
        for (Charge charge : charges) {
            charge.budget().refund(charge.slot(), claimedAtNanos);
        }
        charges.clear();
    }

    void seal(long nowNanos) {
        sealedAtNanos = nowNanos;
    }

    /** Whether its snapshot is still being taken. */
    boolean isCapturing(long nowNanos) {
        return sealedAtNanos == HELD && !isForgotten(nowNanos);
    }

    /** How long the cooldown still lasts; all of it until the snapshot is sealed. */
    long cooldownLeftNanos(long cooldownNanos, long nowNanos) {
        long sealedAt = sealedAtNanos;
        if (sealedAt == RELEASED) {
            return 0;
        }
        if (sealedAt == HELD) {
            return isForgotten(nowNanos) ? 0 : cooldownNanos;
        }
        return Math.max(0, cooldownNanos - (nowNanos - sealedAt));
    }

    boolean isForgotten(long nowNanos) {
        return nowNanos - claimedAtNanos >= FORGOTTEN_NANOS;
    }

    private record Charge(SlidingBudget budget, int slot) {}
}
