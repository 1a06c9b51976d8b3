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
import java.util.concurrent.TimeUnit;

/** A request computes while four times as many threads as there are processors do too. */
public final class CpuStarvation {
    private static final long NEEDS_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

    private static volatile boolean over;

    private CpuStarvation() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        SlowTask.record("cpu-starvation", arguments, recorder -> checkout(recorder, 1), recorder -> {
            List<Thread> others = startOthers();
            long waitedNanos = checkout(recorder, NEEDS_NANOS);
            over = true;
            for (Thread other : others) {
                other.join();
            }
            return waitedNanos;
        });
    }

    private static List<Thread> startOthers() {
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread other = new Thread(
                    () -> {
                        while (!over) {
                            Thread.onSpinWait();
                        }
                    },
                    "report-" + i);
            other.start();
            others.add(other);
        }
        return others;
    }

    /** Computes for so long on a processor; what it took beyond was spent waiting for one. */
    private static long checkout(FlightRecorder recorder, long needsNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Region region = recorder.region("price")) {
            long start = System.nanoTime();
            long startCpu = threads.getCurrentThreadCpuTime();
            while (threads.getCurrentThreadCpuTime() - startCpu < needsNanos) {
                Thread.onSpinWait();
            }
            return System.nanoTime() - start - (threads.getCurrentThreadCpuTime() - startCpu);
        }
    }
}
