/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.internal.jvm.live.ClockEvent;
import java.util.List;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.ValueDescriptor;

/**
 * Ties the ticks of the JVM's events to the recorder's clock: the event's start lies between two readings of it. The dates of
 * these events would not do, since they are tied to the wall clock anew at each chunk.
 */
@Name(ClockSync.NAME)
@Label("Clock Sync")
@Description("An instant on the clock of these events and on the monotonic one")
@Period(ClockSync.PERIOD)
@StackTrace(false)
final class ClockSync extends Event {
    static final String NAME = "dashcam.ClockSync";
    static final String PERIOD = "1 s";

    @Label("Before")
    @Description("System.nanoTime() just before the start")
    long n0;

    @Label("After")
    @Description("System.nanoTime() just after the start")
    long n1;

    @Label("Flush")
    @Description("Whether JFR writes what there is so far to its file right after, on the same thread")
    boolean flush;

    /** Records one. */
    static void record() {
        record(false);
    }

    /** Records one on JFR's own thread for all that is done periodically: the last of that is to write to the file. */
    static void recordBeforeFlush() {
        record(true);
    }

    private static void record(boolean flush) {
        ClockSync sync = new ClockSync();
        sync.flush = flush;
        sync.n0 = System.nanoTime();
        sync.begin();
        sync.n1 = System.nanoTime();
        sync.end();
        sync.commit();
    }

    /** How they are written in this JVM. They must be registered. */
    static ClockEvent layout() {
        EventType type = EventType.getEventType(ClockSync.class);
        List<String> fields =
                type.getFields().stream().map(ValueDescriptor::getName).toList();
        return ClockEvent.of(type.getId(), fields, "n0", "flush");
    }
}
