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
    private static final EventName ITEMS = EventName.of("cart.items");
    private static final EventName CURRENCY = EventName.of("cart.currency");
    private static final EventName GIFT = EventName.of("cart.gift");

    /** One event. */
    @Benchmark
    public void mark(RecorderState state) {
        state.recorder.mark(NAME);
    }

    /** One event with a value. */
    @Benchmark
    public void value(RecorderState state) {
        state.recorder.counter(NAME, 17);
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

    /** A task with three attributes. */
    @Benchmark
    public void taskWithAttributes(RecorderState state) {
        try (Task task = state.recorder.task(TASK, TaskKind.REQUEST)) {
            task.set(ITEMS, 3).set(CURRENCY, "EUR").set(GIFT, false);
        }
    }

    /** A task after some work, so that no two begin so soon after each other that they share a reading of the account. */
    @Benchmark
    public void workAndTask(RecorderState state) {
        BaselineBenchmark.workForAWhile();
        try (Task task = state.recorder.task(TASK, TaskKind.REQUEST)) {}
    }
}
