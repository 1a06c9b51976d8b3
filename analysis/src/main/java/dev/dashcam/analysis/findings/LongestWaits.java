/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * The longest single waits of the tasks that ended in a recording, as the JVM tells of them.
 *
 * @param lockNanos for a lock
 * @param ioNanos for a peer or a file
 * @param pauseNanos for the collector: a stop of all threads, or a wait for memory
 * @param otherNanos asleep, parked or in {@code Object.wait}
 */
public record LongestWaits(long lockNanos, long ioNanos, long pauseNanos, long otherNanos) {
    /** None at all. */
    public static final LongestWaits NONE = new LongestWaits(0, 0, 0, 0);

    /** The longer of both in each. */
    public LongestWaits or(LongestWaits other) {
        return new LongestWaits(
                Math.max(lockNanos, other.lockNanos),
                Math.max(ioNanos, other.ioNanos),
                Math.max(pauseNanos, other.pauseNanos),
                Math.max(otherNanos, other.otherNanos));
    }

    /** With a wait in a state, or without where that is none. */
    public LongestWaits and(StateShare.State state, long nanos) {
        return switch (state) {
            case LOCK -> or(new LongestWaits(nanos, 0, 0, 0));
            case NETWORK, DISK -> or(new LongestWaits(0, nanos, 0, 0));
            case STALLED, PAUSED -> or(new LongestWaits(0, 0, nanos, 0));
            case SLEEPING, PARKED, PINNED, WAITING -> or(new LongestWaits(0, 0, 0, nanos));
            default -> this;
        };
    }
}
