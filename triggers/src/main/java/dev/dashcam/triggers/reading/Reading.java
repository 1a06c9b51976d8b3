/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.reading;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is read once a second of things that belong to the application, on a thread of its own: whatever blocks or throws there
 * holds up neither the recorder nor another reading. Asked by one thread; the answer may be seen by any.
 *
 * @param <T> what is read, immutable
 */
public final class Reading<T> {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** For how long the thread waits for the next reading: when nobody asks any more it ends by itself. */
    private static final long IDLE_SECONDS = 3;

    private final LongFunction<T> source;
    private final Executor executor;
    private volatile @Nullable Result<T> newest;
    private boolean hasBegun;
    private long nextNanos;
    private volatile long askedNanos;

    /**
     * A reading that nothing has been read of.
     *
     * @param source reads it, given the time at which it was asked for; may block and throw
     * @param executor calls the source; may drop what it is given while the source is still busy
     */
    public Reading(LongFunction<T> source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    /** One daemon thread that is there while there is something to do, and drops what it is given while it is busy. */
    public static Executor threadNamed(String name) {
        return new ThreadPoolExecutor(
                0,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(null, work, name, 0, false);
                    thread.setDaemon(true);
                    // not that of an application that may be taken down before the thread has ended
                    thread.setContextClassLoader(Reading.class.getClassLoader());
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Has it read once more when it is time to.
     *
     * @param nowNanos a monotonic clock
     * @return what was read last, null when there is nothing or it is older than five seconds
     */
    public @Nullable T next(long nowNanos) {
        if (!hasBegun || nowNanos - nextNanos >= 0) {
            hasBegun = true;
            nextNanos = nowNanos + PERIOD_NANOS;
            askedNanos = nowNanos;
            executor.execute(() -> read(nowNanos));
        }
        Result<T> known = newest;
        return known == null || isStale(known, nowNanos) ? null : known.value;
    }

    /** What keeps it from being read, in words, such as {@code throws java.lang.IllegalStateException}; null when nothing does. */
    public @Nullable String trouble() {
        Result<T> known = newest;
        if (known == null || isStale(known, askedNanos)) {
            return known == null ? null : "has not answered for 5 s";
        }
        return known.thrown == null ? null : "throws " + known.thrown;
    }

    private void read(long atNanos) {
        Result<T> result;
        try {
            result = new Result<>(source.apply(atNanos), null, atNanos);
        } catch (Throwable thrown) {
            // only the class: what a message of the application's says is not for the status
            result = new Result<>(null, thrown.getClass().getName(), atNanos);
        }
        newest = result;
    }

    private static boolean isStale(Result<?> result, long nowNanos) {
        return nowNanos - result.atNanos > STALE_NANOS;
    }

    private record Result<T>(@Nullable T value, @Nullable String thrown, long atNanos) {}
}
