/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

/** What a thread does, as far as the JVM tells. */
public enum ThreadState {
    /** Not known. */
    UNKNOWN("unknown"),
    /** It does not exist: not yet, or no longer. */
    NONE("ended"),
    /** On CPU, waiting for one, or in a wait that is too short to be recorded or of a kind that the JVM does not tell of. */
    RUNNING("running"),
    /** Waiting to enter a monitor: {@code synchronized}. */
    BLOCKED("blocked"),
    /** In {@code Object.wait}. */
    WAITING("waiting"),
    /** Parked: how locks, queues, futures and pools of {@code java.util.concurrent} wait. */
    PARKED("parked"),
    /** A virtual thread that waits and keeps its carrier. */
    PINNED("pinned"),
    /** In {@code Thread.sleep}. */
    SLEEPING("sleeping"),
    /** Reading from a socket. */
    SOCKET_READ("socket read"),
    /** Writing to a socket. */
    SOCKET_WRITE("socket write"),
    /** Reading from a file. */
    FILE_READ("file read"),
    /** Writing to a file. */
    FILE_WRITE("file write"),
    /** Forcing a file to the disk. */
    FILE_FORCE("file force"),
    /** Waiting for the collector to find memory. */
    STALLED("stalled");

    private final String words;

    ThreadState(String words) {
        this.words = words;
    }

    /** The state in a word or two, in lower case. */
    public String words() {
        return words;
    }

    /** Whether the thread can go on only when something else happens. */
    public boolean isWait() {
        return ordinal() >= BLOCKED.ordinal();
    }

    /** Whether it waits for a socket. */
    public boolean isNetwork() {
        return this == SOCKET_READ || this == SOCKET_WRITE;
    }

    /** Whether it waits for a file. */
    public boolean isFile() {
        return this == FILE_READ || this == FILE_WRITE || this == FILE_FORCE;
    }
}
