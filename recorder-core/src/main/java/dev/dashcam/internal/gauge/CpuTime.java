/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.gauge;

import java.util.function.LongSupplier;

/** Turns a CPU time that grows into percent of one core since the last reading. */
final class CpuTime implements LongSupplier {
    private final LongSupplier cpuNanos;
    private final LongSupplier clock;
    private long lastCpuNanos;
    private long lastNanos;

    CpuTime(LongSupplier cpuNanos) {
        this(cpuNanos, System::nanoTime);
    }

    CpuTime(LongSupplier cpuNanos, LongSupplier clock) {
        this.cpuNanos = cpuNanos;
        this.clock = clock;
        this.lastCpuNanos = cpuNanos.getAsLong();
        this.lastNanos = clock.getAsLong();
    }

    @Override
    public long getAsLong() {
        long cpu = cpuNanos.getAsLong();
        long now = clock.getAsLong();
        long used = cpu - lastCpuNanos;
        long passed = now - lastNanos;
        boolean known = cpu >= 0 && lastCpuNanos >= 0 && passed > 0;
        lastCpuNanos = cpu;
        lastNanos = now;
        return known ? Math.round(100.0 * used / passed) : Gauge.UNKNOWN;
    }
}
