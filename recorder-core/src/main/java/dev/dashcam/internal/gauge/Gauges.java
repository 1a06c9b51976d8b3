/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.gauge;

import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.task.EventName;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads gauges once a second on a thread of its own, since one that belongs to the application may hang and must not hold up
 * what the recorder does besides. One that throws is not read again.
 */
public final class Gauges implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Gauge> gauges;
    private final Counter counter;
    private final Runnable fault;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** Takes a reading. */
    public interface Counter {
        /** Records a counter's new value. */
        void value(EventName name, long value);
    }

    /**
     * Gauges that are not read yet.
     *
     * @param fault called when one has thrown
     */
    public Gauges(List<Gauge> gauges, Counter counter, Runnable fault) {
        this.gauges = new CopyOnWriteArrayList<>(gauges);
        this.counter = counter;
        this.fault = fault;
    }

    /** Begins to read them. Once. */
    public void start() {
        Thread reader = DaemonThread.of("dashcam-gauges", this::run);
        thread = reader;
        reader.start();
    }

    /** Stops reading; does not wait for a reading that is under way. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        boolean isFirst = true;
        long next = System.nanoTime() + PERIOD_NANOS;
        while (!closed) {
            long left = next - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
                // else one interrupt, of which nothing follows here, would turn the waiting into spinning
                Thread.interrupted();
            } else {
                // After a standstill not all that was missed: it would be a burst of values at one instant.
                next = Math.max(next, System.nanoTime()) + PERIOD_NANOS;
                if (isFirst) {
                    // Not before: they load a good deal, and the service is just beginning to serve.
                    gauges.addAll(ProcessGauges.ofThisMachine());
                    isFirst = false;
                }
                readAll();
            }
        }
    }

    /** Reads each of them once, and forgets those that throw. */
    void readAll() {
        gauges.removeIf(gauge -> !isRead(gauge));
    }

    private boolean isRead(Gauge gauge) {
        try {
            long value = gauge.reading().getAsLong();
            if (value != Gauge.UNKNOWN) {
                counter.value(gauge.name(), value);
            }
            return true;
        } catch (Throwable broken) {
            fault.run();
            return false;
        }
    }
}
