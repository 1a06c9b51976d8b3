/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** As {@link SynchronizedContention}, with a lock of {@code java.util.concurrent}, of which JFR does not know the holder. */
public final class LockContention {
    private static final int HELD_MILLIS = 400;

    private final ReentrantLock inventory = new ReentrantLock();

    private LockContention() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        LockContention shop = new LockContention();
        CountDownLatch asked = new CountDownLatch(1);
        SlowTask.record(
                "reentrant-lock",
                arguments,
                shop::checkout,
                recorder -> List.of(Holder.start("restock", recorder, held -> shop.restock(held, asked))),
                recorder -> {
                    asked.countDown();
                    return shop.checkout(recorder);
                });
    }

    private long checkout(FlightRecorder recorder) {
        try (Region region = recorder.region("reserve")) {
            long start = System.nanoTime();
            inventory.lock();
            try {
                return System.nanoTime() - start;
            } finally {
                inventory.unlock();
            }
        }
    }

    private void restock(Runnable held, CountDownLatch asked) throws InterruptedException {
        inventory.lock();
        try {
            held.run();
            asked.await();
            Thread.sleep(HELD_MILLIS);
        } finally {
            inventory.unlock();
        }
    }
}
