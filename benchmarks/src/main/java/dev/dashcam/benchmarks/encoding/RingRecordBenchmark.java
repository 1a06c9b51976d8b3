/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.encoding;

import dev.dashcam.internal.event.EventLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writing a chunk of regions, begin and end, without clock and publication: whole words as the ring does, and compact. At the
 * end of a fork each says how many bytes an event took.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(5)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class RingRecordBenchmark {
    private static final int REGIONS = 100;
    private static final int EVENTS = 2 * REGIONS;
    private static final int CHUNK_BYTES = 4096;
    private static final int TASK_ID = 4711;

    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(CHUNK_BYTES).alignedSlice(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final LongBuffer words = buffer.asLongBuffer();
    private final long[] gapNanos = new long[EVENTS];
    private final int[] nameIds = new int[REGIONS];
    private int writtenBytes;

    /** Regions of a busy service: some microseconds long, some microseconds apart. */
    @Setup(Level.Trial)
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < EVENTS; i++) {
            gapNanos[i] = 100 + random.nextLong(1L << random.nextInt(8, 20));
        }
        for (int i = 0; i < REGIONS; i++) {
            nameIds[i] = random.nextInt(200);
        }
    }

    /** Whole words, as the ring does. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int words() {
        int at = 0;
        long now = 1L << 50;
        for (int region = 0; region < REGIONS; region++) {
            long start = now + gapNanos[2 * region];
            now = start + gapNanos[2 * region + 1];
            EventLayout.putRegionBegin(words, at, start, 0, TASK_ID, nameIds[region], 0);
            at += EventLayout.headBytes(0, TASK_ID);
            EventLayout.putRegionEnd(words, at, now, 0, TASK_ID, nameIds[region], 0, start);
            at += EventLayout.wordBytes(0, TASK_ID);
        }
        writtenBytes = at;
        return at;
    }

    /** As few bytes as are needed. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int compact() {
        int at = 0;
        long last = 1L << 50;
        for (int region = 0; region < REGIONS; region++) {
            long start = last + gapNanos[2 * region];
            long end = start + gapNanos[2 * region + 1];
            at = CompactRecords.putBegin(buffer, at, start - last, nameIds[region]);
            at = CompactRecords.putEnd(buffer, at, end - start, nameIds[region], end - start);
            last = end;
        }
        writtenBytes = at;
        return at;
    }

    /** Says how many bytes an event took. */
    @TearDown(Level.Trial)
    public void tell() {
        System.out.printf("%n%.1f bytes an event%n", writtenBytes / (double) EVENTS);
    }
}
