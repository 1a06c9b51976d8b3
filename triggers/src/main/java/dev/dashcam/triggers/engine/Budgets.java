/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import org.jspecify.annotations.Nullable;

/** What all triggers may spend together, and what is kept for people. Safe for all threads; allocates nothing once made. */
final class Budgets {
    static final long HOUR_NANOS = 3_600_000_000_000L;
    static final long DAY_NANOS = 24 * HOUR_NANOS;

    private final SlidingBudget hour;
    private final SlidingBudget day;
    private final SlidingBudget manualHour;

    Budgets(TriggerSettings settings) {
        this.hour = new SlidingBudget(settings.perHour, HOUR_NANOS);
        this.day = new SlidingBudget(settings.perDay, DAY_NANOS);
        this.manualHour = new SlidingBudget(settings.manualPerHour, HOUR_NANOS);
    }

    SlidingBudget day() {
        return day;
    }

    SlidingBudget manualHour() {
        return manualHour;
    }

    /** The one that is used up, null when something is left. */
    @Nullable
    Refusal usedUp(boolean isManual, long nowNanos) {
        if (isManual) {
            return manualHour.isUsedUp(nowNanos) ? Refusal.MANUAL_PER_HOUR : null;
        }
        if (hour.isUsedUp(nowNanos)) {
            return Refusal.PER_HOUR;
        }
        return day.isUsedUp(nowNanos) ? Refusal.PER_DAY : null;
    }

    /** Charges what a capture costs; the one that had nothing left when it could not, and then not all may be charged. */
    @Nullable
    Refusal charge(boolean isManual, Claim claim) {
        if (isManual) {
            return claim.charge(manualHour) ? null : Refusal.MANUAL_PER_HOUR;
        }
        if (!claim.charge(hour)) {
            return Refusal.PER_HOUR;
        }
        return claim.charge(day) ? null : Refusal.PER_DAY;
    }

    /** How long a refusal of one of these lasts, 0 for another. */
    long leftNanos(Refusal refusal, long nowNanos) {
        return switch (refusal) {
            case PER_HOUR -> hour.leftNanos(nowNanos);
            case PER_DAY -> day.leftNanos(nowNanos);
            case MANUAL_PER_HOUR -> manualHour.leftNanos(nowNanos);
            default -> 0;
        };
    }

    /** Counts a snapshot that an earlier run has taken then. */
    void restore(boolean isManual, long atNanos, long nowNanos) {
        if (isManual) {
            restore(manualHour, atNanos, nowNanos, HOUR_NANOS);
        } else {
            restore(hour, atNanos, nowNanos, HOUR_NANOS);
            restore(day, atNanos, nowNanos, DAY_NANOS);
        }
    }

    /** Counts half of everything as spent just now: nobody knows what was. */
    void spendHalf(long nowNanos) {
        for (SlidingBudget budget : new SlidingBudget[] {hour, day, manualHour}) {
            for (int charge = 0; charge < budget.most() / 2; charge++) {
                budget.charge(nowNanos);
            }
        }
    }

    private static void restore(SlidingBudget budget, long atNanos, long nowNanos, long windowNanos) {
        if (nowNanos - atNanos < windowNanos) {
            budget.charge(atNanos);
        }
    }
}
