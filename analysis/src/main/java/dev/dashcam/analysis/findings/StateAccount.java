/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import java.util.List;

/**
 * Where the time of a task went, by what its thread did: parts that add up to it. The rule for what overlaps is in
 * docs/account.md.
 *
 * @param wallNanos how long the task took
 * @param shares the parts, the largest first, {@code UNEXPLAINED} last
 * @param thresholdNanos waits shorter than this may not be recorded
 * @param missingNanos how much of the task's begin lies before the JVM's events reach back to
 */
public record StateAccount(long wallNanos, List<StateShare> shares, long thresholdNanos, long missingNanos) {
    /** Takes a copy of the list. */
    public StateAccount {
        shares = List.copyOf(shares);
    }

    /** The time in a state, for whatever. */
    public long nanos(StateShare.State state) {
        return shares.stream()
                .filter(share -> share.state() == state)
                .mapToLong(StateShare::nanos)
                .sum();
    }
}
