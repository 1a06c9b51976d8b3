/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/**
 * Ties the ticks of the JVM's events to the recorder's clock: the event's start lies between two readings of it. The dates of
 * these events would not do, since they are tied to the wall clock anew at each chunk.
 */
@Name(ClockSync.NAME)
@Label("Clock Sync")
@Description("An instant on the clock of these events and on the monotonic one")
@Period("everyChunk")
@StackTrace(false)
final class ClockSync extends Event {
    static final String NAME = "dashcam.ClockSync";

    @Label("Before")
    @Description("System.nanoTime() just before the start")
    long n0;

    @Label("After")
    @Description("System.nanoTime() just after the start")
    long n1;

    /** Records one. */
    static void record() {
        ClockSync sync = new ClockSync();
        sync.n0 = System.nanoTime();
        sync.begin();
        sync.n1 = System.nanoTime();
        sync.end();
        sync.commit();
    }
}
