/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** A request waits for a lock that the job {@code restock} holds while it is busy with something else. */
final class Restocking {
    private static final int HELD_MILLIS = 400;

    private final Guard guard;
    private final CountDownLatch asked = new CountDownLatch(1);

    private Restocking(Guard guard) {
        this.guard = guard;
    }

    /** The lock. */
    interface Guard {
        /** Does something that only one may do at a time. */
        <T> T holding(Callable<T> work) throws Exception;
    }

    /** Runs it with this lock. */
    static void record(String cause, String[] arguments, Guard guard) throws Exception {
        Restocking shop = new Restocking(guard);
        SlowTask.record(
                cause,
                arguments,
                shop::checkout,
                recorder -> List.of(Holder.start("restock", recorder, shop::restock)),
                recorder -> {
                    shop.asked.countDown();
                    return shop.checkout(recorder);
                });
    }

    private long checkout(FlightRecorder recorder) throws Exception {
        try (Region region = recorder.region("reserve")) {
            long start = System.nanoTime();
            return guard.holding(() -> System.nanoTime() - start);
        }
    }

    private void restock(Runnable held) throws Exception {
        guard.holding(() -> {
            held.run();
            asked.await();
            Thread.sleep(HELD_MILLIS);
            return held;
        });
    }
}
