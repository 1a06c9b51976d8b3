/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.concurrent.CountDownLatch;

/** A job on a thread of its own that holds what a request needs. */
final class Holder {
    private Holder() {}

    /** Starts it, and returns its thread once it holds. */
    static Thread start(String name, FlightRecorder recorder, Job job) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try (Task task = recorder.task(EventName.of(name), TaskKind.JOB)) {
                        job.run(held::countDown);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.start();
        held.await();
        return thread;
    }

    /** What it does. */
    interface Job {
        /** Runs {@code held} as soon as it holds what others need. */
        void run(Runnable held) throws Exception;
    }
}
