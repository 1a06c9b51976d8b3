/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A request has a part of it worked out by one of two threads, both of which have jobs to do. */
public final class ThreadPoolTooSmall {
    private static final int JOB_MILLIS = 350;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    private ThreadPoolTooSmall() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        ThreadPoolTooSmall shop = new ThreadPoolTooSmall();
        CountDownLatch asked = new CountDownLatch(1);
        try {
            SlowTask.record(
                    "thread-pool-too-small",
                    arguments,
                    shop::checkout,
                    recorder -> {
                        shop.begin("report", recorder, asked);
                        shop.begin("invoices", recorder, asked);
                        return List.of();
                    },
                    recorder -> {
                        asked.countDown();
                        return shop.checkout(recorder);
                    });
        } finally {
            shop.pool.shutdownNow();
        }
    }

    private long checkout(FlightRecorder recorder) throws InterruptedException, ExecutionException {
        try (Region region = recorder.region("select price")) {
            long start = System.nanoTime();
            pool.submit(() -> 1).get();
            return System.nanoTime() - start;
        }
    }

    /** Has a thread of the pool do a job, and returns once it has begun. */
    private void begin(String name, FlightRecorder recorder, CountDownLatch asked) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        pool.execute(() -> {
            try (Task task = recorder.task(EventName.of(name), TaskKind.JOB)) {
                begun.countDown();
                asked.await();
                Thread.sleep(JOB_MILLIS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
    }
}
