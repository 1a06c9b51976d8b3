/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import java.util.List;

/**
 * Where a task's time went. The shares add up to the wall time exactly.
 *
 * @param wallNanos how long the task took, or has taken
 * @param shares the parts, the largest first
 * @param foldedNanos regions shorter than this were counted to what is around them, 0 when none were
 */
public record Account(long wallNanos, List<Share> shares, long foldedNanos) {
    /** Takes a copy of the list. */
    public Account {
        shares = List.copyOf(shares);
    }
}
