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
import java.util.function.BooleanSupplier;

/** A request computes while the collector stops all threads, more than once, over a heap full of small objects. */
public final class LongCollection {
    private static final int OBJECTS = 3_000_000;
    private static final long COLLECTED_MILLIS = 300;
    /** Whoever is held up for less long may just have lost its processor. */
    private static final long STOOD_STILL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

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
        Thread collects = new Thread(LongCollection::collect, "cache-eviction");
        SlowTask.record(
                "collection",
                arguments,
                recorder -> shop.checkout(recorder, () -> {}, () -> false),
                recorder -> shop.checkout(recorder, collects::start, collects::isAlive));
    }

    private static void collect() {
        long before = collectedMillis();
        while (collectedMillis() - before < COLLECTED_MILLIS) {
            System.gc();
        }
    }

    /** Computes as long as it has to, and answers for how long it stood still meanwhile. */
    private long checkout(FlightRecorder recorder, Runnable begin, BooleanSupplier goesOn) {
        try (Region region = recorder.region("price")) {
            long stoodStillNanos = 0;
            long sum = 0;
            long last = System.nanoTime();
            begin.run();
            boolean isOver = false;
            for (int i = 0; !isOver; i = (i + 1) % OBJECTS) {
                isOver = !goesOn.getAsBoolean();
                sum += live.get(i)[0];
                long now = System.nanoTime();
                stoodStillNanos += now - last >= STOOD_STILL_NANOS ? now - last : 0;
                last = now;
            }
            total = sum;
            return stoodStillNanos;
        }
    }

    private static long collectedMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                .sum();
    }
}
