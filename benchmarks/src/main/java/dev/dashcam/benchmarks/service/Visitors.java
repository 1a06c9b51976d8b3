/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Visitors of a service, each with a connection of its own. For one thread. */
final class Visitors implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int PRODUCTS = 10;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final List<Connection> connections = new ArrayList<>();

    Visitors(int port) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Connection(port, "/products/" + (1 + i % PRODUCTS)));
        }
    }

    /** Visits as often as the service answers; how often that was in a second. */
    double visit(Duration howLong) throws IOException, InterruptedException {
        return visit(0, howLong).length / (howLong.toNanos() / 1e9);
    }

    /**
     * Visits so often, whatever the service takes to answer, so that whoever waits for others is counted with it.
     *
     * @return what each visit took from the instant at which it was due, in nanoseconds, sorted
     */
    long[] visit(double perSecond, Duration howLong) throws IOException, InterruptedException {
        AtomicLong next = new AtomicLong();
        long periodNanos = perSecond == 0 ? 0 : Math.round(1e9 / perSecond);
        long beginNanos = System.nanoTime();
        List<Future<long[]>> each = new ArrayList<>();
        for (Connection connection : connections) {
            each.add(threads.submit(() -> visit(connection, next, beginNanos, periodNanos, howLong.toNanos())));
        }
        long[] all = {};
        try {
            for (Future<long[]> one : each) {
                all = LongStream.concat(Arrays.stream(all), Arrays.stream(one.get()))
                        .toArray();
            }
        } catch (ExecutionException failed) {
            throw new IOException("A visit failed: " + failed.getCause(), failed);
        }
        Arrays.sort(all);
        return all;
    }

    private static long[] visit(
            Connection connection, AtomicLong next, long beginNanos, long periodNanos, long howLongNanos) {
        LongStream.Builder taken = LongStream.builder();
        while (true) {
            long nowNanos = System.nanoTime();
            long dueNanos = periodNanos == 0 ? nowNanos : beginNanos + next.getAndIncrement() * periodNanos;
            if (dueNanos - beginNanos >= howLongNanos) {
                return taken.build().toArray();
            }
            for (long left = dueNanos - nowNanos; left > 0; left = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            try {
                connection.get();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            taken.add(System.nanoTime() - dueNanos);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
