/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * The longest single waits of the tasks that ended in a recording, as the JVM tells of them.
 *
 * @param lockNanos for a lock
 * @param ioNanos for a peer or a file; -1 when not known, as the JVM does not tell of all that a thread may wait for
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
                ioNanos < 0 || other.ioNanos < 0 ? -1 : Math.max(ioNanos, other.ioNanos),
                Math.max(pauseNanos, other.pauseNanos),
                Math.max(otherNanos, other.otherNanos));
    }

    /** With that for a peer or a file not known. */
    public LongestWaits withoutIo() {
        return new LongestWaits(lockNanos, -1, pauseNanos, otherNanos);
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
