/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What one call costs the thread that makes it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class EventBenchmark {
    private static final EventName NAME = EventName.of("price");
    private static final EventName TASK = EventName.of("GET /checkout");

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

    /** One event. */
    @Benchmark
    public void mark(RecorderState state) {
        state.recorder.mark(NAME);
    }

    /** One event with a value. */
    @Benchmark
    public void value(RecorderState state) {
        state.recorder.value(NAME, 17);
    }

    /** A message. */
    @Benchmark
    public void log(RecorderState state) {
        state.recorder.log("tax service answered late");
    }

    /** A region's begin and end. */
    @Benchmark
    public void region(RecorderState state) {
        try (Region region = state.recorder.region(NAME)) {}
    }

    /** A task's begin and end. */
    @Benchmark
    public void task(RecorderState state) {
        try (Task task = state.recorder.task(TASK, TaskKind.REQUEST)) {}
    }
}
