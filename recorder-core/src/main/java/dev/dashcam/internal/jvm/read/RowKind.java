/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

/** The kinds of row. */
public enum RowKind {
    /** Waited to enter a monitor. */
    BLOCKED,
    /** Waited in {@code Object.wait}. */
    WAITING,
    /** Was parked. */
    PARKED,
    /** Was parked on its carrier. */
    PINNED,
    /** Slept. */
    SLEEPING,
    /** Read from a socket. */
    SOCKET_READ,
    /** Wrote to a socket. */
    SOCKET_WRITE,
    /** Read from a file. */
    FILE_READ,
    /** Wrote to a file. */
    FILE_WRITE,
    /** Forced a file to the disk. */
    FILE_FORCE,
    /** Waited for memory. */
    STALLED,
    /** All threads stood still. */
    PAUSE,
    /** The JVM did something beside the threads. */
    RANGE,
    /** A stack was sampled. */
    SAMPLE,
    /** A thread began. */
    STARTED,
    /** A thread ended. */
    ENDED,
    /** A counter. */
    VALUE,
    /** A counter whose value holds until the next one, also before the first generation. */
    SETTING,
    /** From here on the JVM's events are there; holds also when that was before the first generation. */
    COMPLETE_FROM;

    private static final RowKind[] ALL = values();

    static RowKind of(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether a thread waits: there is an event as it begins and one as it ends. */
    public boolean isWait() {
        return ordinal() <= STALLED.ordinal();
    }

    /** Whether there may be so many that some are left out. */
    boolean isMany() {
        return isWait() || this == SAMPLE;
    }

    /** Whether it is handed out even when it is older than the first generation. */
    public boolean holdsOn() {
        return this == SETTING || this == COMPLETE_FROM;
    }
}
