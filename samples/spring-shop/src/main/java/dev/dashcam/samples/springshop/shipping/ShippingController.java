/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.shipping;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** What it costs to send a parcel, as the carrier says; for islands the carrier takes long to find out. */
@RestController
class ShippingController {
    private final RestClient partners;

    ShippingController(RestClient partners) {
        this.partners = partners;
    }

    @GetMapping("/shipping/{country}")
    String quote(@PathVariable String country) {
        return partners.get().uri("/quotes/{country}", country).retrieve().body(String.class);
    }
}
