/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * The other tasks of the subject's name that began and ended in the recording before the trigger.
 *
 * @param count how many there are
 * @param failed how many of them failed
 * @param slow how many of them took at least as long as the trigger allows; 0 when it has no such threshold
 * @param slowNanos that threshold, 0 when there is none
 * @param normal how many are left: neither failed nor slow
 * @param typicalNanos how long half of the normal ones took at most
 * @param p99Nanos how long 99 % of the normal ones took at most
 */
public record Siblings(
        long count, long failed, long slow, long slowNanos, long normal, long typicalNanos, long p99Nanos) {

    /** Fewer say nothing about what is usual. */
    public static final int ENOUGH = 5;

    /** No others. */
    public static final Siblings NONE = new Siblings(0, 0, 0, 0, 0, 0, 0);

    /** Whether one may say what is usual: there are enough normal ones, and they are not outnumbered by the others. */
    public boolean isTelling() {
        return normal >= ENOUGH && normal * 2 >= count;
    }
}
