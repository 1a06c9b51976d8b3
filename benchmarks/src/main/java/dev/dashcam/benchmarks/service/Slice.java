/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * What some seconds of visits took.
 *
 * @param takenNanos each visit's time, in nanoseconds, sorted
 * @param cpuNanos the processor time of the service meanwhile
 */
@SuppressWarnings("ArrayRecordComponent")
record Slice(long[] takenNanos, long cpuNanos) {
    private static final double NANOS_PER_MICRO = 1e3;

    /** Both together. */
    Slice and(Slice other) {
        long[] all = LongStream.concat(Arrays.stream(takenNanos), Arrays.stream(other.takenNanos))
                .sorted()
                .toArray();
        return new Slice(all, cpuNanos + other.cpuNanos);
    }

    double cpuMicros() {
        return cpuNanos / NANOS_PER_MICRO / takenNanos.length;
    }

    /** The time within which this share of the visits was over, in microseconds. */
    double micros(double share) {
        return takenNanos[(int) (share * (takenNanos.length - 1))] / NANOS_PER_MICRO;
    }
}
