/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.orders;

import java.time.LocalDateTime;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Purchases of last year leave the shop, a few at a time. */
@Component
class Archive {
    private static final Limit AT_A_TIME = Limit.of(20);

    private final PurchaseRepository purchases;

    Archive(PurchaseRepository purchases) {
        this.purchases = purchases;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    @Transactional
    public void archive() {
        purchases.deleteAll(purchases.findByPlacedAtBefore(LocalDateTime.now().minusYears(1), AT_A_TIME));
    }
}
