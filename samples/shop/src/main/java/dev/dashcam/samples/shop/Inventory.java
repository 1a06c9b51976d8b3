/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** What is in stock. One lock guards it, and here is the shop's fault: restocking keeps it through a remote call. */
final class Inventory {
    static final int PRODUCTS = 20;

    private static final EventName LOCK_INVENTORY = EventName.of("lock inventory");

    /** A class of its own, so that a thread dump shows what a waiting thread waits for. */
    private static final class InventoryLock {}

    private final FlightRecorder recorder;
    private final InventoryLock lock = new InventoryLock();
    private final Map<String, Integer> pieces = new LinkedHashMap<>();
    private volatile double taxRate = 0.19;

    Inventory(FlightRecorder recorder) {
        this.recorder = recorder;
        for (int product = 0; product < PRODUCTS; product++) {
            pieces.put("p" + product, 1000);
        }
    }

    // The region covers the waiting for the lock and the holding of it: so a recording shows who was in whose way.

    /** Takes this many pieces of different products out of stock; answers how many there were. */
    int reserve(int items) {
        try (Region region = recorder.region(LOCK_INVENTORY)) {
            synchronized (lock) {
                int taken = 0;
                for (int item = 0; item < items; item++) {
                    String product = "p" + ThreadLocalRandom.current().nextInt(PRODUCTS);
                    int left = pieces.getOrDefault(product, 0);
                    if (left > 0) {
                        pieces.put(product, left - 1);
                        taken++;
                    }
                }
                return taken;
            }
        }
    }

    /** How many pieces of a product are left. */
    int stock(String product) {
        try (Region region = recorder.region(LOCK_INVENTORY)) {
            synchronized (lock) {
                return pieces.getOrDefault(product, 0);
            }
        }
    }

    /** Fills up the stock at the tax rate of today, and asks for that rate with the lock in hand. */
    void restock(DoubleSupplier taxRateOfToday) {
        try (Region region = recorder.region(LOCK_INVENTORY)) {
            synchronized (lock) {
                taxRate = taxRateOfToday.getAsDouble();
                pieces.replaceAll((product, stock) -> 1000);
            }
        }
    }

    double taxRate() {
        return taxRate;
    }
}
