/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.stock;

import dev.dashcam.FlightRecorder;
import dev.dashcam.samples.springshop.catalogue.Product;
import dev.dashcam.task.Region;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What is in stock, guarded by one lock. */
@Component
public class Inventory {
    private static final int FULL = 1_000_000;

    /** A class of its own, so that a thread dump shows what a waiting thread waits for. */
    private static final class InventoryLock {}

    private final FlightRecorder recorder;
    private final InventoryLock lock = new InventoryLock();
    private final Map<Long, Integer> pieces = new HashMap<>();
    private volatile BigDecimal taxRate = new BigDecimal("0.19");

    Inventory(FlightRecorder recorder) {
        this.recorder = recorder;
    }

    /** Takes one piece of each product out of stock. */
    public void reserve(List<Product> cart) {
        locked(() -> cart.forEach(product -> pieces.merge(product.getId(), FULL - 1, (left, full) -> left - 1)));
    }

    /** Fills up the stock at the tax rate of today. A fault: it asks for that rate with the lock in hand. */
    void restock(Supplier<BigDecimal> rateOfToday) {
        locked(() -> {
            taxRate = rateOfToday.get();
            pieces.replaceAll((product, left) -> FULL);
        });
    }

    /** As a fraction: 0.19. */
    public BigDecimal taxRate() {
        return taxRate;
    }

    /** The region covers the waiting for the lock and the holding of it, so that a recording shows who was in whose way. */
    private void locked(Runnable work) {
        try (Region region = recorder.region("lock inventory")) {
            synchronized (lock) {
                work.run();
            }
        }
    }
}
