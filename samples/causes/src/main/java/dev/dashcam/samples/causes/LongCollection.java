/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A request computes while the collector stops all threads, more than once, over a heap full of small objects. */
public final class LongCollection {
    private static final int OBJECTS = 3_000_000;
    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final List<long[]> live = new ArrayList<>();
    /** So that nobody thinks the work is for nothing. */
    volatile long total;

    private LongCollection() {
        for (int i = 0; i < OBJECTS; i++) {
            live.add(new long[] {i});
        }
    }

    /** Takes the file that the recording is written to. Wants a heap of 512 MB, and a collector that stops, such as Parallel. */
    public static void main(String[] arguments) throws Exception {
        LongCollection shop = new LongCollection();
        SlowTask.record("collection", arguments, recorder -> shop.checkout(recorder, 1), recorder -> {
            long before = collectedMillis();
            Thread collects = new Thread(System::gc, "cache-eviction");
            collects.start();
            shop.checkout(recorder, WORK_NANOS);
            collects.join();
            return TimeUnit.MILLISECONDS.toNanos(collectedMillis() - before);
        });
    }

    private long checkout(FlightRecorder recorder, long atLeastNanos) {
        try (Region region = recorder.region("price")) {
            long start = System.nanoTime();
            long sum = 0;
            for (int i = 0; System.nanoTime() - start < atLeastNanos; i = (i + 1) % OBJECTS) {
                sum += live.get(i)[0];
            }
            total = sum;
            return 0;
        }
    }

    private static long collectedMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                .sum();
    }
}
