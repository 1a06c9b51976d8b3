/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * One thing of the subject beside what it usually is.
 *
 * @param what which thing
 * @param name of a region or child task, otherwise empty
 * @param value the subject's, in nanoseconds, or bytes for {@link What#ALLOCATED}
 * @param usual the median of the normal siblings, in the same unit
 * @param isAtMost whether the usual is that or less, since more is not known: none is on CPU for longer than it takes
 * @param times how often the subject entered it, 0 for what cannot be entered
 * @param usualTimes how often the normal siblings usually do
 */
public record Difference(
        What what, String name, long value, long usual, boolean isAtMost, long times, long usualTimes) {

    /** One of which the usual is known. */
    public Difference(What what, String name, long value, long usual, long times, long usualTimes) {
        this(what, name, value, usual, false, times, usualTimes);
    }

    /** What is compared. */
    public enum What {
        /** Time in a region. */
        REGION,
        /** Time in a child task. */
        CHILD_TASK,
        /** Time in no region and no child task. */
        OUTSIDE,
        /** Time on CPU. */
        ON_CPU,
        /** Time waiting for a CPU. */
        WAITING_FOR_CPU,
        /** Time waiting for locks. */
        LOCK,
        /** Time waiting for peers. */
        NETWORK,
        /** Time waiting for files. */
        DISK,
        /** Time asleep. */
        SLEEPING,
        /** Time parked, but not for a lock. */
        PARKED,
        /** Time parked as a virtual thread that keeps its carrier. */
        PINNED,
        /** Time in {@code Object.wait}. */
        WAITING,
        /** Time waiting for memory. */
        STALLED,
        /** Time in which all threads stood still. */
        PAUSED,
        /** Time waiting, up to the trigger. */
        STILL_WAITING,
        /** Bytes allocated. */
        ALLOCATED
    }

    /** Whether it is a place where time passes: these add up to the wall time. */
    public boolean isPlace() {
        return what == What.REGION || what == What.CHILD_TASK || what == What.OUTSIDE;
    }

    /** How much more than usual, negative for less. */
    public long excess() {
        return value - usual;
    }
}
