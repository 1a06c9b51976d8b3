/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeerNameTest {
    @ParameterizedTest
    @CsvSource({
        "http.client.requests GET tax.acme.internal /rates/{country}, tax.acme.internal",
        "http.client.requests GET tax, tax",
        "http.client.requests GET /rates, ''",
        "http.client.requests GET, ''",
        "partner.calls POST tax-service /rates, tax-service",
        "GET 127.0.0.1:41234, 127.0.0.1:41234",
        "GET tax.acme.internal/rates, tax.acme.internal",
        "GET /checkout, ''",
        "GET {path}, ''",
        "ask tax:8080, tax:8080",
        "ask http://me:secret@tax.acme.internal:8080/rates, tax.acme.internal:8080",
        "ask http://[::1]:8080/rates, [::1]:8080",
        "GET [fe80::1]:80, [fe80::1]:80",
        "GET localhost/rates, localhost",
        "POST tax:8080, tax:8080",
        "http.client.requests GET tax:81 /rates, tax:81",
        "ask tax:80, tax:80",
        "ask 10.0.0.7:8080, 10.0.0.7:8080",
        "DELETE expired, ''",
        "PUT cart, ''",
        "DELETE item:7, ''",
        "batch:12, ''",
        "batch 1200:3000, ''",
        "step 2:30, ''",
        "Inventory.java:88, ''",
        "price, ''",
        "lock inventory, ''",
        "step 3: price, ''",
        "WIDGET tax, ''",
        "'', ''",
    })
    void peer_isFoundWhereANameHasOne(String region, String peer) {
        assertThat(PeerName.in(region)).isEqualTo(peer);
    }
}
