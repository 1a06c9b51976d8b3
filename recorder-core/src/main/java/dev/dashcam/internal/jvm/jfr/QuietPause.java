/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a while, or until woken up, without JFR recording it each time: from 20 ms on it does, unless told otherwise, and a
 * thread that parks dozens of times a second would be a good part of what a user's recording of a quiet service holds. To wait
 * in a system call is worse, since JFR samples that. For one thread; to be woken up by any.
 */
final class QuietPause {
    /** Far enough from there for a machine that has others to do too: it lets a thread sleep some milliseconds longer than it asked. */
    private static final long UNRECORDED_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    /** One event for so long is not worth to be woken up for. */
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private volatile @Nullable Thread waiting;
    private volatile boolean isWoken;

    void await(long nanos) {
        waiting = Thread.currentThread();
        long beganNanos = System.nanoTime();
        for (long left = nanos; left > 0 && !isWoken; left = nanos - (System.nanoTime() - beganNanos)) {
            LockSupport.parkNanos(this, nanos >= LONG_NANOS ? left : Math.min(left, UNRECORDED_NANOS));
            // Whoever interrupts all threads there are would turn the waiting into spinning.
            Thread.interrupted();
        }
        isWoken = false;
    }

    void wakeUp() {
        isWoken = true;
        LockSupport.unpark(waiting);
    }
}
