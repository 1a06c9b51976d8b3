/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * When one snapshot is taken and explained for nothing: between the service's getting ready and the arming of its triggers. The
 * first one in a JVM takes many times as long as the next, often more than its explanation may, and it is the one that people
 * wait for. For the capture
 * thread, but for {@link #soon()} and {@link #cancel()}.
 */
final class Rehearsal {
    /** Long enough for the first requests to be served, short enough to be over when triggers are armed by default. */
    static final Duration DELAY = Duration.ofSeconds(5);

    private final Duration delay;
    private final Runnable performance;
    /** The thread that rehearses, for whoever ends that; who takes it out interrupts it. */
    private final AtomicReference<@Nullable Thread> performer = new AtomicReference<>();

    private volatile boolean isInterrupted;
    private volatile boolean isReady;
    private volatile boolean isOver;
    private volatile long dueNanos;

    Rehearsal(Duration delay, Runnable performance) {
        this.delay = delay;
        this.performance = performance;
    }

    /** The service is ready. Any thread. */
    void soon() {
        dueNanos = System.nanoTime() + delay.toNanos();
        isReady = true;
    }

    /** The real thing has come: none is needed any more, and one that is under way ends soon. Any thread; blocks nobody. */
    void cancel() {
        // Before the look at who performs: that one looks at this after it has said that it does.
        isOver = true;
        Thread performing = performer.getAndSet(null);
        if (performing != null) {
            performing.interrupt();
            isInterrupted = true;
        }
    }

    /** Waits until it is due or the thread is woken. */
    void park(Object blocker) {
        if (isReady && !isOver) {
            LockSupport.parkNanos(blocker, Math.max(1, dueNanos - System.nanoTime()));
        } else {
            LockSupport.park(blocker);
        }
        // Whoever interrupts all threads there are would turn the waiting into spinning.
        Thread.interrupted();
    }

    /** Rehearses when it is due; whether it was. */
    boolean rehearse() {
        if (!isReady || isOver || dueNanos - System.nanoTime() > 0) {
            return false;
        }
        Thread self = Thread.currentThread();
        isInterrupted = false;
        performer.set(self);
        try {
            if (!isOver) {
                performance.run();
            }
        } catch (RuntimeException | Error failed) {
            // Whoever needs a snapshot is told what is wrong then.
        }
        if (!performer.compareAndSet(self, null)) {
            // It must not hit the real thing.
            while (!isInterrupted) {
                Thread.onSpinWait();
            }
        }
        isOver = true;
        Thread.interrupted();
        return true;
    }
}
