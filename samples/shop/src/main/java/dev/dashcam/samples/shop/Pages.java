/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import dev.dashcam.FlightRecorder;
import dev.dashcam.samples.shop.Route.Answer;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What the shop's pages do, region by region. */
final class Pages {
    private static final EventName LOAD_CART = EventName.of("load cart");
    private static final EventName LOAD_PRODUCT = EventName.of("load product");
    private static final EventName RESERVE = EventName.of("reserve");
    private static final EventName PRICE = EventName.of("price");
    private static final EventName PAY = EventName.of("pay");
    private static final EventName RENDER = EventName.of("render");
    private static final EventName CART_ITEMS = EventName.of("cart.items");
    private static final EventName PRODUCT = EventName.of("product");

    private final FlightRecorder recorder;
    private final Inventory inventory;

    Pages(FlightRecorder recorder, Inventory inventory) {
        this.recorder = recorder;
        this.inventory = inventory;
    }

    /** {@code GET /checkout}: the page that makes money, and the one that suffers. */
    Answer checkout(Task task, String ignored) {
        int items = 1 + ThreadLocalRandom.current().nextInt(3);
        task.set(CART_ITEMS, items);
        try (Region region = recorder.region(LOAD_CART)) {
            askDatabase(1);
        }
        try (Region region = recorder.region(RESERVE)) {
            if (inventory.reserve(items) < items) {
                recorder.log("an item is sold out");
            }
        }
        double total = 0;
        try (Region region = recorder.region(PRICE)) {
            for (int item = 0; item < items; item++) {
                total += price(item);
            }
            total *= 1 + inventory.taxRate();
        }
        try (Region region = recorder.region(PAY)) {
            askDatabase(4);
        }
        try (Region region = recorder.region(RENDER)) {
            return new Answer(200, String.format(Locale.ROOT, "{\"items\":%d,\"total\":%.2f}", items, total));
        }
    }

    /** {@code GET /products/{id}}: needs no lock, so it stays fast whatever happens. */
    Answer product(Task task, String product) {
        task.set(PRODUCT, product);
        try (Region region = recorder.region(LOAD_PRODUCT)) {
            askDatabase(2);
        }
        try (Region region = recorder.region(RENDER)) {
            return new Answer(200, "{\"price\":" + price(product.length()) + "}");
        }
    }

    /** {@code PUT /cart/{id}}: looks at the stock before it takes the order. */
    Answer cart(Task task, String cart) {
        try (Region region = recorder.region(LOAD_CART)) {
            askDatabase(1);
        }
        int left = inventory.stock(anyProduct());
        try (Region region = recorder.region(RENDER)) {
            return new Answer(200, "{\"left\":" + left + "}");
        }
    }

    private static String anyProduct() {
        return "p" + ThreadLocalRandom.current().nextInt(Inventory.PRODUCTS);
    }

    /** A little work for the CPU. */
    private static double price(int seed) {
        double price = seed;
        for (int step = 0; step < 20_000; step++) {
            price = (price * 1.000_1 + step) % 100;
        }
        return price;
    }

    /** Stands for a query that takes about this long. */
    private static void askDatabase(int millis) {
        long nanos = Duration.ofMillis(millis).toNanos();
        LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos));
    }
}
