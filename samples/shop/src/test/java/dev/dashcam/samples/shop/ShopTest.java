/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.sinks.spool.SpoolFactory;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShopTest {
    private static final Duration NEVER = Duration.ofDays(1);
    /** The first requests of a JVM are slow by themselves. */
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private static final ShopSettings SETTINGS =
            new ShopSettings(0, Duration.ofMillis(300), NEVER, Duration.ofMillis(700), WARM_UP, true);

    private static final TriggerSettings OFTEN = TriggerSettings.builder()
            .warmUp(WARM_UP)
            .cooldown(Duration.ofSeconds(1))
            .perProblem(100)
            .perHour(100)
            .build();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

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

    @Test
    void slowCheckout_isCapturedAndExplained(@TempDir Path folder) throws Exception {
        FlightRecorder recorder = Shop.recorder(SETTINGS)
                .engine(Triggers.engine(OFTEN))
                .store(new SpoolFactory(
                        SpoolSettings.builder().directory(folder).build()))
                .start();
        try (Shop shop = Shop.open(recorder, SETTINGS)) {
            long warmNanos = System.nanoTime() + WARM_UP.toNanos();
            while (System.nanoTime() < warmNanos) {
                assertThat(status(shop, "GET", "/checkout")).isEqualTo(200);
            }
            Path snapshot = awaitSnapshot(shop, folder);
            assertThat(entry(snapshot, "manifest.json")).doesNotContain("verdictLeftOut");
            assertThat(entry(snapshot, "explain.txt"))
                    .startsWith("GET /checkout took ")
                    .contains("lock inventory", "call tax service");
        }
    }

    /**
     * The restock takes the lock when it gets to run, so customers keep coming until one of them had to wait. On a busy machine
     * others are slow before, and an explanation may not come in its time: then it is the next one's turn.
     */
    private Path awaitSnapshot(Shop shop, Path folder) throws Exception {
        for (long deadline = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < deadline; ) {
            assertThat(status(shop, "POST", "/restock")).isEqualTo(202);
            assertThat(status(shop, "GET", "/checkout")).isEqualTo(200);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path sealed :
                        files.filter(file -> file.toString().endsWith(".dcam")).toList()) {
                    if (entry(sealed, "explain.txt").contains("lock inventory")) {
                        return sealed;
                    }
                }
            }
        }
        throw new AssertionError("no snapshot of a checkout that waited in " + folder);
    }

    /** Nothing where there is no such entry. */
    private static String entry(Path snapshot, String name) throws IOException {
        try (ZipFile archive = new ZipFile(snapshot.toFile())) {
            ZipEntry entry = archive.getEntry(name);
            return entry == null
                    ? ""
                    : new String(archive.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
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
