/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a call costs when nothing is recorded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class OffBenchmark {
    private static final EventName NAME = EventName.of("price");
    private static final EventName TASK = EventName.of("GET /checkout");

    /** A recorder that was never on, or one that was closed. */
    @Param({"off", "closed"})
    public String recorder = "off";

    private FlightRecorder silent;

    /** Makes the recorder. */
    @Setup(Level.Trial)
    public void make() {
        if (recorder.equals("off")) {
            silent = FlightRecorder.off();
        } else {
            silent = FlightRecorder.builder().service("benchmark").start();
            silent.close();
        }
    }

    /** One event. */
    @Benchmark
    public void mark() {
        silent.mark(NAME);
    }

    /** A region. */
    @Benchmark
    public void region() {
        try (Region region = silent.region(NAME)) {}
    }

    /** A task. */
    @Benchmark
    public void task() {
        try (Task task = silent.task(TASK, TaskKind.REQUEST)) {}
    }
}
