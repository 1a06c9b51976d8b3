/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one trigger for one route or problem, which mostly are the same: its cooldown, its budget, and the open
 * lines of the ledger.
 */
final class Subject {
    private final AtomicReference<@Nullable Claim> claim = new AtomicReference<>();
    private final long key;
    private final SlidingBudget budget;
    private final OpenLines lines = new OpenLines();

    /**
     * Nothing remembered yet.
     *
     * @param key as in {@link RestoredProblems#key}
     */
    Subject(long key, int perProblem) {
        this(key, new SlidingBudget(perProblem, Budgets.DAY_NANOS));
    }

    private Subject(long key, SlidingBudget budget) {
        this.key = key;
        this.budget = budget;
    }

    /** Another one that spends from the same budget. */
    Subject withoutCooldown() {
        return new Subject(key, budget);
    }

    long key() {
        return key;
    }

    SlidingBudget budget() {
        return budget;
    }

    OpenLines lines() {
        return lines;
    }

    long cooldownLeftNanos(long cooldownNanos, long nowNanos) {
        Claim current = claim.get();
        return current == null || cooldownNanos == 0 ? 0 : current.cooldownLeftNanos(cooldownNanos, nowNanos);
    }

    boolean isCapturing(long nowNanos) {
        Claim current = claim.get();
        return current != null && current.isCapturing(nowNanos);
    }

    /** Takes the route for this claim; false while another one's cooldown lasts. */
    boolean take(Claim mine, long cooldownNanos, long nowNanos) {
        Claim current = claim.get();
        boolean isFree =
                current == null || cooldownNanos == 0 || current.cooldownLeftNanos(cooldownNanos, nowNanos) == 0;
        return isFree && claim.compareAndSet(current, mine);
    }

    boolean isIdle(long cooldownNanos, long nowNanos) {
        return cooldownLeftNanos(cooldownNanos, nowNanos) == 0 && budget.isUntouched(nowNanos);
    }
}
