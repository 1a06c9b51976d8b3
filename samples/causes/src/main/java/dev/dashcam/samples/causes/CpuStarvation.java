/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request computes while four times as many threads as there are processors do too. */
public final class CpuStarvation {
    private static final long NEEDS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static volatile boolean over;

    private CpuStarvation() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        over = false;
        List<Thread> others = startOthers(begin);
        SlowTask.record("cpu-starvation", arguments, CpuStarvation::checkout, recorder -> {
            begin.countDown();
            long waitedNanos = checkout(recorder);
            over = true;
            return waitedNanos;
        });
        for (Thread other : others) {
            other.join();
        }
    }

    private static List<Thread> startOthers(CountDownLatch begin) {
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread other = new Thread(() -> compute(begin), "report-" + i);
            other.start();
            others.add(other);
        }
        return others;
    }

    private static void compute(CountDownLatch begin) {
        try {
            begin.await();
        } catch (InterruptedException e) {
            return;
        }
        while (!over) {
            Thread.onSpinWait();
        }
    }

    /** Computes for so long on a processor; what it took beyond was spent waiting for one. */
    private static long checkout(FlightRecorder recorder) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Region region = recorder.region("price")) {
            long start = System.nanoTime();
            long startCpu = threads.getCurrentThreadCpuTime();
            while (threads.getCurrentThreadCpuTime() - startCpu < NEEDS_NANOS) {
                Thread.onSpinWait();
            }
            return System.nanoTime() - start - (threads.getCurrentThreadCpuTime() - startCpu);
        }
    }
}
