/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is remembered of one trigger for one route: its cooldown, its budget, and the open lines of the ledger. */
final class Subject {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final AtomicReference<@Nullable Claim> claim = new AtomicReference<>();
    private final SlidingBudget problems;
    private final OpenLines lines = new OpenLines();

    Subject(int perProblem) {
        this.problems = new SlidingBudget(perProblem, DAY_NANOS);
    }

    SlidingBudget problems() {
        return problems;
    }

    OpenLines lines() {
        return lines;
    }

    long cooldownLeftNanos(long cooldownNanos, long nowNanos) {
        Claim current = claim.get();
        return current == null || cooldownNanos == 0 ? 0 : current.cooldownLeftNanos(cooldownNanos, nowNanos);
    }

    /** Takes the route for this claim; false while another one's cooldown lasts. */
    boolean take(Claim mine, long cooldownNanos, long nowNanos) {
        Claim current = claim.get();
        boolean isFree =
                current == null || cooldownNanos == 0 || current.cooldownLeftNanos(cooldownNanos, nowNanos) == 0;
        return isFree && claim.compareAndSet(current, mine);
    }

    boolean isIdle(long cooldownNanos, long nowNanos) {
        return cooldownLeftNanos(cooldownNanos, nowNanos) == 0 && problems.isUntouched(nowNanos);
    }
}
