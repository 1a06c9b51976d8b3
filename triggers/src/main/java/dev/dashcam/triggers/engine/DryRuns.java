/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What would become of the calls of triggers that only look, had they been live and alone: with cooldowns and budgets of their
 * own, and snapshots that are as if sealed when their tail is over. As for live ones a call that is refused allocates nothing.
 */
final class DryRuns {
    private final Gates gates;
    private final Budgets budgets;
    private final long tailNanos;
    /** Until when the last snapshot would have been taken. */
    private final AtomicLong busyUntilNanos = new AtomicLong();

    DryRuns(TriggerSettings settings, Gates gates, Budgets budgets) {
        this.gates = gates;
        this.budgets = budgets;
        this.tailNanos = settings.tailNanos;
    }

    /** The gate that would have been shut; {@link Refusal#DRY_RUN} when there would be a snapshot. */
    Refusal answer(TriggerEntry trigger, String subject, String problem, long nowNanos) {
        while (true) {
            long busyUntil = busyUntilNanos.get();
            if (nowNanos < busyUntil) {
                coverUntil(busyUntil, trigger, subject, nowNanos);
                return Refusal.DRY_RUN;
            }
            Refusal spent = gates.spent(trigger, budgets, subject, problem, nowNanos);
            if (spent != null) {
                return spent;
            }
            if (busyUntilNanos.compareAndSet(busyUntil, nowNanos + tailNanos)) {
                Claim claim = new Claim(nowNanos);
                Refusal lacking = gates.take(trigger, budgets, subject, problem, claim, nowNanos);
                if (lacking == null) {
                    claim.seal(nowNanos + tailNanos);
                }
                return lacking == null ? Refusal.DRY_RUN : lacking;
            }
        }
    }

    /** The snapshot would explain this route too, so its cooldown begins with it. */
    private static void coverUntil(long untilNanos, TriggerEntry trigger, String subject, long nowNanos) {
        Subject known = trigger.subjects().find(subject);
        if (known == null || known.cooldownLeftNanos(trigger.cooldownNanos(), nowNanos) == 0) {
            Claim covering = new Claim(nowNanos);
            covering.seal(untilNanos);
            trigger.subjects()
                    .enter(subject, trigger.cooldownNanos(), nowNanos)
                    .take(covering, trigger.cooldownNanos(), nowNanos);
        }
    }
}
