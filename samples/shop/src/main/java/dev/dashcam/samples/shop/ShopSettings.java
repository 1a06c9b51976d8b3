/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import java.time.Duration;

/**
 * What can be set from outside, as system properties.
 *
 * @param port {@code shop.port}: 8080; 0 for any that is free
 * @param slowAfter {@code shop.slow-after-millis}: a request that takes this long is captured, 300
 * @param restockEvery {@code shop.restock-every-seconds}: 20
 * @param taxAnswersAfter {@code shop.tax-answers-after-millis}: how slow the tax service is, 650
 * @param warmUp {@code shop.warm-up-seconds}: how long after the start nothing is captured, 20
 * @param recording {@code shop.recording}: true; false runs the same shop without a recorder, to compare
 */
record ShopSettings(
        int port,
        Duration slowAfter,
        Duration restockEvery,
        Duration taxAnswersAfter,
        Duration warmUp,
        boolean recording) {

    static ShopSettings fromSystemProperties() {
        return new ShopSettings(
                Integer.getInteger("shop.port", 8080),
                Duration.ofMillis(Long.getLong("shop.slow-after-millis", 300)),
                Duration.ofSeconds(Long.getLong("shop.restock-every-seconds", 20)),
                Duration.ofMillis(Long.getLong("shop.tax-answers-after-millis", 650)),
                Duration.ofSeconds(Long.getLong("shop.warm-up-seconds", 20)),
                Boolean.parseBoolean(System.getProperty("shop.recording", "true")));
    }
}
