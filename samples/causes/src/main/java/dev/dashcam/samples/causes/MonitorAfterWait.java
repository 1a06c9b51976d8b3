/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A request waits for a monitor that a job has again after {@code Object.wait}. Another job is in {@code Object.wait} on it all the
 * time, and holds nothing up.
 */
public final class MonitorAfterWait {
    private static final int HELD_MILLIS = 400;

    private final Inventory inventory = new Inventory();
    private final CountDownLatch held = new CountDownLatch(1);
    private boolean isWanted;
    private boolean isOver;

    private MonitorAfterWait() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        MonitorAfterWait shop = new MonitorAfterWait();
        SlowTask.record(
                "monitor-after-wait",
                arguments,
                shop::checkout,
                recorder -> List.of(
                        Holder.start("restock", recorder, shop::restock),
                        Holder.start("report", recorder, shop::report)),
                recorder -> {
                    shop.want();
                    long waitedNanos = shop.checkout(recorder);
                    shop.end();
                    return waitedNanos;
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

    private void want() throws InterruptedException {
        synchronized (inventory) {
            isWanted = true;
            // the one who has waited longest: the other would have the monitor for an instant, last of all
            inventory.notify();
        }
        held.await();
    }

    private void end() {
        synchronized (inventory) {
            isOver = true;
            inventory.notifyAll();
        }
    }

    private void report(Runnable waits) throws InterruptedException {
        synchronized (inventory) {
            waits.run();
            while (!isOver) {
                inventory.wait();
            }
        }
    }

    private void restock(Runnable waits) throws InterruptedException {
        synchronized (inventory) {
            waits.run();
            while (!isWanted) {
                inventory.wait();
            }
            held.countDown();
            Thread.sleep(HELD_MILLIS);
        }
    }

    /** What all need: its own monitor, so that the verdict can name it. */
    private static final class Inventory {}
}
