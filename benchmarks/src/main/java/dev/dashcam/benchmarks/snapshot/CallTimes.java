/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.snapshot;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * How long single calls take on a thread of the application, by the clock around each. In the same loop time passes without a
 * call, about as much as a call of {@code trigger} takes, so that the scheduler and the collector hit both as often.
 */
final class CallTimes {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int DIGITS = 3;

    /** What {@code trigger} takes, about. */
    private static final long PASSED_NANOS = 150;

    private static final long WARM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    final Histogram nothing = new Histogram(LONGEST_NANOS, DIGITS);
    final Histogram region = new Histogram(LONGEST_NANOS, DIGITS);
    final Histogram trigger = new Histogram(LONGEST_NANOS, DIGITS);
    /** By the calls of {@code trigger} together, once the first tenth of a second has warmed them. */
    private long allocatedBytes;

    private long countedCalls;

    /** Snapshots that were sealed meanwhile. */
    int snapshots;

    /** Calls for a while, with snapshots one after the other, or none. */
    static CallTimes measure(FullRecorder recorder, long nanos, boolean withSnapshots)
            throws IOException, InterruptedException {
        CallTimes times = new CallTimes();
        AtomicBoolean isEnough = new AtomicBoolean();
        Thread caller = new Thread(() -> times.call(recorder, isEnough));
        caller.start();
        long end = System.nanoTime() + nanos;
        try {
            while (System.nanoTime() < end) {
                if (withSnapshots) {
                    recorder.snapshot();
                    times.snapshots++;
                } else {
                    Thread.sleep(1);
                }
            }
        } finally {
            isEnough.set(true);
            caller.join();
        }
        return times;
    }

    /** By a call of {@code trigger} on average, to the byte. */
    double allocatedBytesACall() {
        return countedCalls == 0 ? 0 : Math.round((double) allocatedBytes / countedCalls);
    }

    private void call(FullRecorder recorder, AtomicBoolean isEnough) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long warmNanos = System.nanoTime() + WARM_NANOS;
        long before = System.nanoTime();
        while (!isEnough.get()) {
            long now = System.nanoTime();
            while (now - before < PASSED_NANOS) {
                now = System.nanoTime();
            }
            nothing.recordValue(now - before);
            before = System.nanoTime();
            recorder.region();
            now = System.nanoTime();
            region.recordValue(now - before);
            long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
            before = System.nanoTime();
            recorder.trigger();
            now = System.nanoTime();
            trigger.recordValue(now - before);
            if (now - warmNanos >= 0) {
                allocatedBytes += threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
                countedCalls++;
            }
            before = System.nanoTime();
        }
    }
}
