/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * When one snapshot is taken and explained for nothing: between the service's getting ready and the arming of its triggers. The
 * first one in a JVM takes many times as long as the next, often more than its explanation may, and it is the one that people
 * wait for. For the capture thread, but for {@link #soon()}.
 */
final class Rehearsal {
    /** Long enough for the first requests to be served, short enough to be over when triggers are armed by default. */
    static final Duration DELAY = Duration.ofSeconds(5);

    private final Duration delay;
    private final Runnable performance;
    private volatile boolean isWanted;
    private volatile long dueNanos;

    Rehearsal(Duration delay, Runnable performance) {
        this.delay = delay;
        this.performance = performance;
    }

    /** The service is ready. Any thread. */
    void soon() {
        dueNanos = System.nanoTime() + delay.toNanos();
        isWanted = true;
    }

    /** The real thing has come first. */
    void isNeedless() {
        isWanted = false;
    }

    /** Waits until it is due or the thread is woken. */
    void park(Object blocker) {
        if (isWanted) {
            LockSupport.parkNanos(blocker, Math.max(1, dueNanos - System.nanoTime()));
        } else {
            LockSupport.park(blocker);
        }
    }

    /** Rehearses when it is due; whether it was. */
    boolean rehearse() {
        if (!isWanted || dueNanos - System.nanoTime() > 0) {
            return false;
        }
        isWanted = false;
        try {
            performance.run();
        } catch (RuntimeException | Error failed) {
            // Whoever needs a snapshot is told what is wrong then.
        }
        return true;
    }
}
