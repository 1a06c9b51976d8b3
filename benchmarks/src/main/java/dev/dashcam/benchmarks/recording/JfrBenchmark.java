/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Events of one's own in the JDK's recorder: its default settings, to disk, 128 MB kept, no threshold. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class JfrBenchmark {
    private static final long KEPT_BYTES = 128 << 20;

    private Recording recording;

    /** Starts the recording. */
    @Setup(Level.Trial)
    public void start() throws IOException, ParseException {
        recording = new Recording(Configuration.getConfiguration("default"));
        recording.setToDisk(true);
        recording.setMaxSize(KEPT_BYTES);
        recording.enable(Price.class).withThreshold(Duration.ZERO);
        recording.enable(PriceWithStack.class).withThreshold(Duration.ZERO);
        recording.start();
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void stop() {
        recording.close();
    }

    /** An event without duration. */
    @Benchmark
    public void instant() {
        new Price().commit();
    }

    /** An event with its begin and its end. */
    @Benchmark
    public void duration() {
        Price price = new Price();
        price.begin();
        price.commit();
    }

    /** The same with the stack. */
    @Benchmark
    public void durationWithStack() {
        PriceWithStack price = new PriceWithStack();
        price.begin();
        price.commit();
    }

    /** Its class is its name. */
    @StackTrace(false)
    static class Price extends Event {}

    /** Its class is its name. */
    @StackTrace(true)
    static class PriceWithStack extends Event {}
}
