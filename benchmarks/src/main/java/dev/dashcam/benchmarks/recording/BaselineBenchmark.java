/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What the other figures are compared with: nothing, the clock, a counter that no other thread touches. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class BaselineBenchmark {
    private static final long WORK_NANOS = 11_000;

    /** The loop around everything. */
    @Benchmark
    public void nothing() {}

    /** The clock alone. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }

    /** The clock twice. */
    @Benchmark
    public long clockTwice() {
        return System.nanoTime() + System.nanoTime();
    }

    /** A private counter. */
    @Benchmark
    public long counter(Counter counter) {
        return ++counter.count;
    }

    /** The clock and a private counter: the least that a recorder could do. */
    @Benchmark
    public long clockAndCounter(Counter counter) {
        counter.count++;
        return System.nanoTime();
    }

    /** The work between two tasks. */
    @Benchmark
    public void work() {
        workForAWhile();
    }

    /** Takes the same time whatever the machine does meanwhile, so that what comes after it can be told from it. */
    static void workForAWhile() {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < WORK_NANOS) {
            Blackhole.consumeCPU(1);
        }
    }

    /** One for each thread. */
    @State(Scope.Thread)
    public static class Counter {
        long count;
    }
}
