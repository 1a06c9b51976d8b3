/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A request waits for a monitor that a job holds while it is busy with something else. */
public final class SynchronizedContention {
    private static final int HELD_MILLIS = 400;

    private final Inventory inventory = new Inventory();

    private SynchronizedContention() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        SynchronizedContention shop = new SynchronizedContention();
        CountDownLatch asked = new CountDownLatch(1);
        SlowTask.record(
                "synchronized",
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
            synchronized (inventory) {
                return System.nanoTime() - start;
            }
        }
    }

    private void restock(Runnable held, CountDownLatch asked) throws InterruptedException {
        synchronized (inventory) {
            held.run();
            asked.await();
            Thread.sleep(HELD_MILLIS);
        }
    }

    /** What both need: its own monitor, so that the verdict can name it. */
    private static final class Inventory {}
}
