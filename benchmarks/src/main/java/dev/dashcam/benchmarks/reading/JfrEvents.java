/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The events with which an application would record in JFR what it records with Dashcam. */
final class JfrEvents {
    private JfrEvents() {}

    /** A request. */
    @Name("dev.dashcam.benchmarks.Task")
    @StackTrace(false)
    static final class TaskEvent extends Event {
        String route = "";
        String traceId = "";
        String spanId = "";
        String tenant = "";
        int items;
        boolean cached;
    }

    /** A stretch of work in it. */
    @Name("dev.dashcam.benchmarks.Region")
    @StackTrace(false)
    static final class RegionEvent extends Event {
        String name = "";
    }

    /** A line. */
    @Name("dev.dashcam.benchmarks.Log")
    @StackTrace(false)
    static final class LogEvent extends Event {
        String text = "";
    }
}
