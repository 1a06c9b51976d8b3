/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import java.util.Locale;

/** What is recorded by all recorders to compare the bytes it takes and how fast it is read. */
public enum Content {
    /** Regions and nothing else, at full speed: what Go's reader is fastest with. */
    REGIONS("regions only", 8, 2),
    /** Tasks with six nested regions each, at full speed. */
    BARE("tasks and regions", 8, 14),
    /** A service: twenty routes, trace and span ids, three attributes, a log line for every other request. */
    MIX("realistic mix", 64, 14.5);

    final String words;
    final int threads;
    final double eventsPerRequest;

    Content(String words, int threads, double eventsPerRequest) {
        this.words = words;
        this.threads = threads;
        this.eventsPerRequest = eventsPerRequest;
    }

    /** How many requests make about so many events. */
    int requests(int events) {
        return (int) (events / eventsPerRequest);
    }

    /** The name that the Go program knows it by. */
    String goName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
