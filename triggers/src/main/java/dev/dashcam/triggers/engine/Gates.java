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
    private static final long NOT_READY = Long.MAX_VALUE;

    private final TriggerSettings settings;
    private final TriggerEnvironment environment;
    private final RecorderClock clock;
    private final long startedNanos;
    /** When the warm-up is over, {@link #NOT_READY} while the service is not ready. */
    private volatile long armedNanos;

    private final Budgets budgets;

    Gates(TriggerSettings settings, TriggerEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
        this.clock = environment.clock();
        this.startedNanos = environment.startedNanos();
        this.armedNanos = environment.isReady() ? settings.warmUpNanos : NOT_READY;
        this.budgets = new Budgets(settings);
    }

    /** What all triggers share. */
    Budgets budgets() {
        return budgets;
    }

    /** The service is ready since this instant of the clock, with which the warm-up begins. */
    void ready(long sinceNanos) {
        if (armedNanos == NOT_READY) {
            armedNanos = Math.max(0, sinceNanos - startedNanos) + settings.warmUpNanos;
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
        if (isWarmingUp(nowNanos) && !trigger.isUrgent()) {
            return Refusal.WARM_UP;
        }
        return reachNanos() < neededReachNanos(nowNanos) ? Refusal.HISTORY : null;
    }

    /** The gate behind it that is shut, null when none is; changes nothing. */
    @Nullable
    Refusal spent(TriggerEntry trigger, Budgets from, String subject, String problem, long nowNanos) {
        if (trigger.isManual()) {
            return from.usedUp(true, nowNanos);
        }
        Subject known = trigger.subjects().find(subject);
        if (known != null && known.cooldownLeftNanos(trigger.cooldownNanos(), nowNanos) > 0) {
            return Refusal.COOLDOWN;
        }
        Subject same = problem.equals(subject) ? known : trigger.subjects().find(problem);
        if (settings.perProblem == 0 || (same != null && same.budget().isUsedUp(nowNanos))) {
            return Refusal.PER_PROBLEM;
        }
        return from.usedUp(false, nowNanos);
    }

    /** Takes what a capture costs, all or nothing; the gate that was shut when it could not. */
    @Nullable
    Refusal take(TriggerEntry trigger, Budgets from, String subject, String problem, Claim claim, long nowNanos) {
        if (trigger.isManual()) {
            return from.charge(true, claim);
        }
        // looked at before anything is entered or charged: a flood of new routes leaves no trace
        Refusal spent = spent(trigger, from, subject, problem, nowNanos);
        if (spent != null) {
            return spent;
        }
        Subject entered = trigger.subjects().enter(subject, trigger.cooldownNanos(), nowNanos);
        if (!entered.take(claim, trigger.cooldownNanos(), nowNanos)) {
            return Refusal.COOLDOWN;
        }
        Subject same = trigger.subjects().enter(problem, trigger.cooldownNanos(), nowNanos);
        Refusal lacking = claim.charge(same.budget()) ? from.charge(false, claim) : Refusal.PER_PROBLEM;
        if (lacking != null) {
            claim.release();
        }
        return lacking;
    }

    /** How far the ring reaches back. */
    long reachNanos() {
        return clock.nanoTime() - environment.completeFromNanos();
    }

    /** How far it must reach back: half of what it could by now is enough. */
    long neededReachNanos(long nowNanos) {
        return Math.min(settings.minimumHistoryNanos, nowNanos / 2);
    }

    /**
     * How long a refusal still lasts, 0 when nobody knows.
     *
     * @param key the subject, or the problem where it is that whose budget is used up
     */
    long leftNanos(Refusal refusal, TriggerEntry trigger, String key, long nowNanos) {
        Subject known = trigger.subjects().find(key);
        return switch (refusal) {
            case WARM_UP -> warmUpLeftNanos(nowNanos);
            case COOLDOWN -> known == null ? 0 : known.cooldownLeftNanos(trigger.cooldownNanos(), nowNanos);
            case PER_PROBLEM ->
                known == null ? Budgets.DAY_NANOS : known.budget().leftNanos(nowNanos);
            default -> trigger.budgetsOr(budgets).leftNanos(refusal, nowNanos);
        };
    }

    /** The budget for all that is used up, null when something is left. */
    @Nullable
    Refusal usedUp(TriggerEntry trigger, long nowNanos) {
        return trigger.budgetsOr(budgets).usedUp(trigger.isManual(), nowNanos);
    }
}
