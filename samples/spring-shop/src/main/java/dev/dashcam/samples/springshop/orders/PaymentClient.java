/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.orders;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Takes the customer's money, which takes a tenth of a second. */
@Component
class PaymentClient {
    private final RestClient partners;

    PaymentClient(RestClient partners) {
        this.partners = partners;
    }

    void charge(BigDecimal amount) {
        partners.post().uri("/charges").body(amount.toString()).retrieve().toBodilessEntity();
    }
}
