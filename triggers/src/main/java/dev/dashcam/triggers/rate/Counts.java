/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.rate;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests of one route ended, and how many of them failed or were otherwise what is counted, since the start and in a window of time that ends now.
 * Any thread counts; one thread turns the window and reads it.
 *
 * <p>The window is made of slices. At the beginning of each the sums are put down, so what came since is what a sum has grown
 * by. It is short of its length by one slice at most.
 */
public final class Counts {
    /** How many slices a window has. */
    static final int SLICES = 30;

    private final LongAdder ended = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final long[] endedBefore = new long[SLICES];
    private final long[] failedBefore = new long[SLICES];
    private volatile long lastFailedTask;

    /** One ended, and was not what is counted. */
    public void countEnded() {
        ended.increment();
    }

    /** One ended that is counted. */
    public void countFailed(long taskId) {
        ended.increment();
        failed.increment();
        lastFailedTask = taskId;
    }

    /** A slice begins. */
    void turn(int slice) {
        endedBefore[slice] = ended.sum();
        failedBefore[slice] = failed.sum();
    }

    /** How many ended in the window whose oldest slice is this one. */
    public long ended(int oldest) {
        return ended.sum() - endedBefore[oldest];
    }

    /** How many of them failed. */
    public long failed(int oldest) {
        return failed.sum() - failedBefore[oldest];
    }

    /** How many ended since the start. Any thread. */
    public long ended() {
        return ended.sum();
    }

    /** The number of the one that failed last, 0 when none has. */
    public long lastFailedTask() {
        return lastFailedTask;
    }
}
