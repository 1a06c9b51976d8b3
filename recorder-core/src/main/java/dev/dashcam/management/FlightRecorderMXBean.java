/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.management;

import java.util.List;

/**
 * What operators see of a recorder over JMX, and may ask of it. What it has recorded is not shown. Every value is of a class that any
 * client knows.
 */
public interface FlightRecorderMXBean {
    /** Whether it records. */
    boolean isRecording();

    /** How far back the ring holds everything that was not dropped, in milliseconds. */
    long getReachMillis();

    /** The memory of the ring, in bytes. */
    long getRingBytes();

    /** How many events were dropped since the start. */
    long getDroppedEvents();

    /** How many snapshots were sealed since the start. */
    long getCaptures();

    /** Where snapshots go, or why they go nowhere. */
    String getStore();

    /** A line for each trigger: its name, its state, what it watches, and what became of its calls. */
    List<String> getTriggers();

    /** What became of the last calls of triggers and why, newest first. */
    List<String> getDecisions();

    /** What is off or missing, and how to mend it. */
    List<String> getNotes();

    /**
     * Takes a snapshot and waits until it is sealed. Warm-up and cooldown do not apply; it has a small budget of its own.
     *
     * @param reason why, in words; it is in the snapshot
     * @return its id, file and verdict
     * @throws IllegalStateException when none is taken; the message says why
     */
    String snapshot(String reason);

    /** Sends a slow task of the recorder's own the whole way and says what became of it. Takes a second or more. */
    String drill();

    /**
     * What the rules would answer now to a request like this one; nothing is captured or spent.
     *
     * @param route such as {@code GET /checkout}
     * @param tookMillis how long it took, 0 or more
     */
    List<String> dryRun(String route, long tookMillis);
}
