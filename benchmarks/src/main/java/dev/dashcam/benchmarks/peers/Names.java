/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

/** What the readings are called. */
final class Names {
    static final String NANOS = "ns";
    static final String BYTES = "B";

    static final String OWNED = "owned";
    static final String SHARED = "shared";
    static final String VIRTUAL = "virtual";

    static final String NOTHING = "nothing";
    static final String CLOCK = "clock";
    static final String CLOCK_TWICE = "clock twice";
    static final String COUNTER = "counter";
    static final String CLOCK_AND_COUNTER = "clock and counter";
    static final String WORK = "work";
    static final String WORK_AND_TASK = "work and task";
    static final String JFR_INSTANT = "jfr instant";
    static final String JFR_DURATION = "jfr duration";
    static final String JFR_STACK = "jfr duration with stack";
    static final String SPAN = "opentelemetry span";
    static final String LINE = "logback line";

    private Names() {}

    /** A call of the recorder, such as {@code mark}, by the kind of thread. */
    static String call(String call, String slot) {
        return call + ' ' + slot;
    }

    /** A turn of one of many virtual threads, in which it does this. */
    static String ofMany(String work) {
        return "one of many: " + work;
    }

    /** The same on two threads at once. */
    static String onTwo(String name) {
        return name + " x2";
    }

    /** What the Go program calls its readings. */
    static String go(String mode, String call) {
        return "go " + mode + ' ' + call;
    }
}
