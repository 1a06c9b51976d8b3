/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Closes sinks, each on a thread of its own: one that hangs holds up neither the others nor the shutdown. */
final class SinkClosing {
    private SinkClosing() {}

    /** Closes them and waits for all of them this long at most. */
    static void close(List<Sink> sinks, Duration patience, Consumer<String> log) {
        List<Thread> threads = new ArrayList<>();
        for (Sink sink : sinks) {
            Thread thread = DeliveryThread.of(sink.name(), () -> closeQuietly(sink, log));
            threads.add(thread);
            thread.start();
        }
        long untilNanos = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : threads) {
                // 0 would be for ever
                thread.join(Math.max(1, (untilNanos - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Sink sink, Consumer<String> log) {
        try {
            sink.close();
        } catch (Throwable failed) {
            log.accept("The sink " + sink.name() + " could not be closed: " + Failure.words(failed) + ".");
        }
    }
}
