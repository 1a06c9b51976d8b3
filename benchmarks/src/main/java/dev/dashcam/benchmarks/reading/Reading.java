/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

/**
 * One reading of a recording from its beginning to its end.
 *
 * @param events how many begins, ends and other events there were; one that lasts counts as its begin and its end
 * @param nanos how long it took
 */
record Reading(long events, long nanos) {
    double millionsPerSecond() {
        return events * 1e3 / nanos;
    }
}
