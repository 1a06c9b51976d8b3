/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;

/** A request waits for a monitor that a job holds while it is busy with something else. */
public final class SynchronizedContention {
    private static final int HELD_MILLIS = 400;

    private final Inventory inventory = new Inventory();

    private SynchronizedContention() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        SynchronizedContention shop = new SynchronizedContention();
        SlowTask.record("synchronized", arguments, shop::checkout, recorder -> {
            Thread restock = Holder.start("restock", recorder, shop::restock);
            long nanos = shop.checkout(recorder);
            restock.join();
            return nanos;
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

    private void restock(Runnable held) throws InterruptedException {
        synchronized (inventory) {
            held.run();
            Thread.sleep(HELD_MILLIS);
        }
    }

    /** What both need: its own monitor, so that the verdict can name it. */
    private static final class Inventory {}
}
