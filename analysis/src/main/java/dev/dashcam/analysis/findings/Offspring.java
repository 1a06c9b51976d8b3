/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * The tasks of one name that the subject began on other threads.
 *
 * @param name the name as a person would call it
 * @param count how many
 * @param longestTaskId the longest of them
 * @param longestThreadName its thread, empty when not known
 * @param longestStartNanos when it began
 * @param longestEndNanos when it ended, or up to when it is told
 * @param stillRunning whether it had not ended then
 */
public record Offspring(
        String name,
        long count,
        long longestTaskId,
        String longestThreadName,
        long longestStartNanos,
        long longestEndNanos,
        boolean stillRunning) {

    /** How long the longest took, or has taken. */
    public long longestNanos() {
        return longestEndNanos - longestStartNanos;
    }

    /** For how much of a stretch of time the longest ran. */
    public long overlapNanos(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(longestEndNanos, toNanos) - Math.max(longestStartNanos, fromNanos));
    }
}
