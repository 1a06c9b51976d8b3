/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.Sink;
import dev.dashcam.snapshot.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Hands each sealed snapshot to each sink in turn, on one daemon thread that exists while there is something to deliver. What
 * a sink does not take after a few tries stays in the store, and one line says so; nothing is remembered over a restart.
 * Safe for all threads.
 */
public final class Delivery implements AutoCloseable {
    /** How many snapshots may wait. */
    static final int MOST_WAITING = 64;

    private static final Duration PATIENCE_FOR_ONE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

    private final List<Sink> sinks;
    private final Consumer<String> log;
    private final Backoff backoff;
    private final Duration patienceAtClose;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ThreadPoolExecutor executor;

    /** To these sinks, with a few tries seconds apart. */
    public Delivery(List<Sink> sinks, Consumer<String> log) {
        this(sinks, log, Backoff.DEFAULT, PATIENCE_AT_CLOSE);
    }

    Delivery(List<Sink> sinks, Consumer<String> log, Backoff backoff, Duration patienceAtClose) {
        this.sinks = List.copyOf(sinks);
        this.log = log;
        this.backoff = backoff;
        this.patienceAtClose = patienceAtClose;
        this.executor = new ThreadPoolExecutor(
                1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), Delivery::thread);
        executor.allowCoreThreadTimeOut(true);
    }

    /** Delivers a snapshot soon. Returns at once. */
    public void deliver(Snapshot snapshot) {
        if (sinks.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> deliverToAll(snapshot));
        } catch (RejectedExecutionException full) {
            log.accept("Snapshot " + snapshot.id() + " is not delivered: " + whyRefused() + ". It stays in "
                    + snapshot.file() + ".");
        }
    }

    /**
     * Delivers a snapshot to each sink once, behind what waits already, and waits for a minute at most.
     *
     * @return what became of it at each sink, in their order
     */
    public List<Delivered> deliverNow(Snapshot snapshot) {
        if (sinks.isEmpty()) {
            return List.of();
        }
        List<Delivered> results = new CopyOnWriteArrayList<>();
        Future<?> work;
        try {
            work = executor.submit(() -> sinks.forEach(sink -> results.add(once(snapshot, sink))));
        } catch (RejectedExecutionException full) {
            return missing(results, whyRefused());
        }
        try {
            work.get(PATIENCE_FOR_ONE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLate) {
            return missing(results, "no answer for " + PATIENCE_FOR_ONE.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return missing(results, "the thread was interrupted");
        } catch (ExecutionException | CancellationException broken) {
            return missing(results, broken.toString());
        }
        return results;
    }

    private static Delivered once(Snapshot snapshot, Sink sink) {
        long beganNanos = System.nanoTime();
        try {
            sink.deliver(snapshot);
            return new Delivered(sink.name(), System.nanoTime() - beganNanos, null);
        } catch (Throwable failed) {
            return new Delivered(sink.name(), System.nanoTime() - beganNanos, words(failed));
        }
    }

    /** The results there are, and for the other sinks that there is none. */
    private List<Delivered> missing(List<Delivered> results, String problem) {
        List<Delivered> all = new ArrayList<>(results);
        for (Sink sink : sinks.subList(all.size(), sinks.size())) {
            all.add(new Delivered(sink.name(), 0, problem));
        }
        return all;
    }

    /** Delivers what waits, for 5 seconds at most, and closes the sinks. */
    @Override
    public void close() {
        closing.countDown();
        executor.shutdown();
        if (!hasEndedIn(patienceAtClose)) {
            int waiting = executor.shutdownNow().size() + 1;
            log.accept("Closed before " + waiting + (waiting == 1 ? " snapshot" : " snapshots")
                    + " had reached every sink; the files stay in the spool.");
        }
        for (Sink sink : sinks) {
            closeQuietly(sink);
        }
    }

    private String whyRefused() {
        return closing.getCount() == 0 ? "the recorder is being closed" : MOST_WAITING + " others wait";
    }

    private boolean hasEndedIn(Duration patience) {
        try {
            return executor.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void deliverToAll(Snapshot snapshot) {
        for (Sink sink : sinks) {
            deliver(snapshot, sink);
        }
    }

    private void deliver(Snapshot snapshot, Sink sink) {
        for (int tries = 1; ; tries++) {
            try {
                sink.deliver(snapshot);
                return;
            } catch (Throwable failed) {
                if (tries >= backoff.tries() || isClosingAfter(backoff.pauseNanos(tries))) {
                    log.accept("Snapshot " + snapshot.id() + " did not reach " + sink.name() + " after " + tries
                            + (tries == 1 ? " try: " : " tries: ") + words(failed) + ". It stays in " + snapshot.file()
                            + ".");
                    return;
                }
            }
        }
    }

    private boolean isClosingAfter(long pauseNanos) {
        try {
            return closing.await(pauseNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void closeQuietly(Sink sink) {
        try {
            sink.close();
        } catch (Throwable failed) {
            log.accept("The sink " + sink.name() + " could not be closed: " + words(failed) + ".");
        }
    }

    private static String words(Throwable failed) {
        String message = failed.getMessage();
        return failed instanceof IOException && message != null && !message.isBlank() ? message : failed.toString();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dashcam-delivery");
        thread.setDaemon(true);
        thread.setContextClassLoader(Delivery.class.getClassLoader());
        return thread;
    }
}
