/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutePatternTest {
    @ParameterizedTest
    @CsvSource({
        "/checkout/**, GET /checkout, true",
        "/checkout/**, POST /checkout/{id}/items, true",
        "/checkout/**, GET /checkouts, false",
        "GET /reports/{id}, GET /reports/{id}, true",
        "GET /reports/{id}, GET /reports/{reportId}, true",
        "GET /reports/{id}, POST /reports/{id}, false",
        "GET /reports/{id}, GET /reports, false",
        "GET /reports/{id}, GET /reports/{id}/pages, false",
        "get /reports/*, GET /reports/7, true",
        "/files/{*rest}, GET /files/a/b/c, true",
        "/a/**/z, GET /a/z, true",
        "/a/**/z, GET /a/b/c/z, true",
        "/a/**/z, GET /a/b/c, false",
        "/*.json, /list.json, true",
        "/*.json, /list.xml, false",
        "/v?/x, GET /v2/x, true",
        "/, GET /, true",
        "/, GET /a, false",
        "/**, GET /anything/at/all, true",
        "/**, restock, false",
        "restock, restock, true",
        "restock, restocks, false",
        "import *, import orders from crm, true",
        "*, restock, true",
    })
    void pattern_matches(String pattern, String name, boolean matches) {
        assertThat(RoutePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "/a/{id", "/a/id}"})
    void badPattern_fails(String pattern) {
        assertThatThrownBy(() -> RoutePattern.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
