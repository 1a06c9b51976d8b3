/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ShopTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final ShopSettings SETTINGS =
            new ShopSettings(0, Duration.ofMillis(300), NEVER, Duration.ofMillis(500), Duration.ZERO, true);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shop_withoutRecorder_serves() throws Exception {
        try (Shop shop = Shop.open(FlightRecorder.off(), SETTINGS)) {
            assertThat(status(shop, "GET", "/checkout")).isEqualTo(200);
            assertThat(status(shop, "GET", "/products/p1")).isEqualTo(200);
            assertThat(status(shop, "PUT", "/cart/7")).isEqualTo(200);
            assertThat(status(shop, "POST", "/restock")).isEqualTo(202);
            assertThat(status(shop, "DELETE", "/checkout")).isEqualTo(405);
            assertThat(status(shop, "GET", "/nowhere")).isEqualTo(404);
        }
    }

    private int status(Shop shop, String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shop.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
