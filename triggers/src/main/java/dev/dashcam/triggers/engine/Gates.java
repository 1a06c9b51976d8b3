/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.TriggerEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The gates in their fixed order: enabled, armed (warm-up, then history), cooldown, budgets (problem, hour, day). All times
 * are monotonic nanoseconds since the recorder's start. Nothing here blocks; asking allocates nothing.
 */
final class Gates {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;
    private static final long NOT_READY = Long.MAX_VALUE;

    private final TriggerSettings settings;
    private final TriggerEnvironment environment;
    private final RecorderClock clock;
    private final long startedNanos;
    /** When the warm-up is over, {@link #NOT_READY} while the service is not ready. */
    private volatile long armedNanos;

    private final SlidingBudget hour;
    private final SlidingBudget day;
    private final SlidingBudget manualHour;

    Gates(TriggerSettings settings, TriggerEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
        this.clock = environment.clock();
        this.startedNanos = environment.startedNanos();
        this.armedNanos = environment.isReady() ? settings.warmUpNanos : NOT_READY;
        this.hour = new SlidingBudget(settings.perHour, HOUR_NANOS);
        this.day = new SlidingBudget(settings.perDay, DAY_NANOS);
        this.manualHour = new SlidingBudget(settings.manualPerHour, HOUR_NANOS);
    }

    /** The service is ready: the warm-up begins. */
    void ready() {
        if (armedNanos == NOT_READY) {
            armedNanos = nowNanos() + settings.warmUpNanos;
        }
    }

    /** Whether the service has said that it is ready. */
    boolean isReady() {
        return armedNanos != NOT_READY;
    }

    /** How long the warm-up still lasts, 0 when it is over or nobody knows. */
    long warmUpLeftNanos(long nowNanos) {
        long armed = armedNanos;
        return armed == NOT_READY ? 0 : Math.max(0, armed - nowNanos);
    }

    /** Whether the service is not ready or has been for a short while only. */
    boolean isWarmingUp(long nowNanos) {
        return nowNanos < armedNanos;
    }

    long clockNanos() {
        return clock.nanoTime();
    }

    long nowNanos() {
        return Math.max(0, clock.nanoTime() - startedNanos);
    }

    /** The gate before the capture in progress that is shut, null when none is. */
    @Nullable
    Refusal unarmed(TriggerEntry trigger, long nowNanos) {
        if (trigger.isManual()) {
            return null;
        }
        if (!trigger.isEnabled()) {
            return Refusal.DISABLED;
        }
        if (isWarmingUp(nowNanos)) {
            return Refusal.WARM_UP;
        }
        return reachNanos() < neededReachNanos(nowNanos) ? Refusal.HISTORY : null;
    }

    /** The gate behind it that is shut, null when none is; changes nothing. */
    @Nullable
    Refusal spent(TriggerEntry trigger, String subject, long nowNanos) {
        if (trigger.isManual()) {
            return manualHour.isUsedUp(nowNanos) ? Refusal.MANUAL_PER_HOUR : null;
        }
        Subject known = trigger.subjects().find(subject);
        if (known != null && known.cooldownLeftNanos(trigger.cooldownNanos(), nowNanos) > 0) {
            return Refusal.COOLDOWN;
        }
        if (settings.perProblem == 0 || (known != null && known.problems().isUsedUp(nowNanos))) {
            return Refusal.PER_PROBLEM;
        }
        if (hour.isUsedUp(nowNanos)) {
            return Refusal.PER_HOUR;
        }
        return day.isUsedUp(nowNanos) ? Refusal.PER_DAY : null;
    }

    /** Takes what a capture costs, all or nothing; the gate that was shut when it could not. */
    @Nullable
    Refusal take(TriggerEntry trigger, String subject, Claim claim, long nowNanos) {
        if (trigger.isManual()) {
            return claim.charge(manualHour) ? null : Refusal.MANUAL_PER_HOUR;
        }
        // looked at before anything is entered or charged: a flood of new routes leaves no trace
        Refusal spent = spent(trigger, subject, nowNanos);
        if (spent != null) {
            return spent;
        }
        Subject entered = trigger.subjects().enter(subject, trigger.cooldownNanos(), nowNanos);
        if (!entered.take(claim, trigger.cooldownNanos(), nowNanos)) {
            return Refusal.COOLDOWN;
        }
        Refusal lacking = charge(entered, claim);
        if (lacking != null) {
            claim.release();
        }
        return lacking;
    }

    private @Nullable Refusal charge(Subject subject, Claim claim) {
        if (!claim.charge(subject.problems())) {
            return Refusal.PER_PROBLEM;
        }
        if (!claim.charge(hour)) {
            return Refusal.PER_HOUR;
        }
        return claim.charge(day) ? null : Refusal.PER_DAY;
    }

    /** How far the ring reaches back. */
    long reachNanos() {
        return clock.nanoTime() - environment.completeFromNanos();
    }

    /** How far it must reach back: half of what it could by now is enough. */
    long neededReachNanos(long nowNanos) {
        return Math.min(settings.minimumHistoryNanos, nowNanos / 2);
    }

    /** How long a refusal still lasts, 0 when nobody knows. */
    long leftNanos(Refusal refusal, TriggerEntry trigger, String subject, long nowNanos) {
        Subject known = trigger.subjects().find(subject);
        return switch (refusal) {
            case WARM_UP -> warmUpLeftNanos(nowNanos);
            case COOLDOWN -> known == null ? 0 : known.cooldownLeftNanos(trigger.cooldownNanos(), nowNanos);
            case PER_PROBLEM -> known == null ? DAY_NANOS : known.problems().leftNanos(nowNanos);
            case PER_HOUR -> hour.leftNanos(nowNanos);
            case PER_DAY -> day.leftNanos(nowNanos);
            case MANUAL_PER_HOUR -> manualHour.leftNanos(nowNanos);
            default -> 0;
        };
    }

    /** The budget for all that is used up, null when something is left. */
    @Nullable
    Refusal usedUp(TriggerEntry trigger, long nowNanos) {
        if (trigger.isManual()) {
            return manualHour.isUsedUp(nowNanos) ? Refusal.MANUAL_PER_HOUR : null;
        }
        if (hour.isUsedUp(nowNanos)) {
            return Refusal.PER_HOUR;
        }
        return day.isUsedUp(nowNanos) ? Refusal.PER_DAY : null;
    }
}
