/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.stock;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks the tax office, which takes its time. */
@Component
class TaxClient {
    private final RestClient partners;

    TaxClient(RestClient partners) {
        this.partners = partners;
    }

    BigDecimal rate() {
        return new BigDecimal(partners.get().uri("/tax").retrieve().body(String.class));
    }
}
