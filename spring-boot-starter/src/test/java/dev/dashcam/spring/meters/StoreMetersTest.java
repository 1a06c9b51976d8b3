/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.StoreStatus;
import dev.dashcam.spring.application.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

final class StoreMetersTest {
    @TempDir
    Path temp;

    @Test
    void status_isShownAsItIs() {
        SinkStatus http = new SinkStatus("http", SinkStatus.Breaker.CLOSED, 5, 1, 4, 400, 1, 0, null, 0, null);
        SinkStatus s3 = new SinkStatus(
                "s3",
                SinkStatus.Breaker.OPEN,
                12,
                10,
                2,
                200,
                0,
                3,
                Instant.now().minusSeconds(100),
                0,
                "down");
        StoreMeters meters = new StoreMeters(() -> new StoreStatus(7, 700, 1000, 3, 1, List.of(http, s3)));
        MeterRegistry registry = new SimpleMeterRegistry();
        meters.bindTo(registry);
        assertThat(gauge(registry, "dashcam.spool.files", null)).isEqualTo(7);
        assertThat(gauge(registry, "dashcam.spool.size", null)).isEqualTo(700);
        assertThat(count(registry, "dashcam.spool.evictions", null)).isEqualTo(3);
        assertThat(count(registry, "dashcam.spool.evictions.undelivered", null)).isEqualTo(1);
        assertThat(count(registry, "dashcam.sinks.attempts", "http")).isEqualTo(5);
        assertThat(count(registry, "dashcam.sinks.failures", "s3")).isEqualTo(10);
        assertThat(count(registry, "dashcam.sinks.delivered", "http")).isEqualTo(4);
        assertThat(count(registry, "dashcam.sinks.delivered.size", "s3")).isEqualTo(200);
        assertThat(count(registry, "dashcam.sinks.refused", "http")).isEqualTo(1);
        assertThat(gauge(registry, "dashcam.sinks.waiting", "s3")).isEqualTo(3);
        assertThat(gauge(registry, "dashcam.sinks.oldest.waiting", "s3")).isBetween(100.0, 200.0);
        assertThat(gauge(registry, "dashcam.sinks.oldest.waiting", "http")).isZero();
        assertThat(gauge(registry, "dashcam.sinks.broken", "s3")).isEqualTo(1);
        assertThat(gauge(registry, "dashcam.sinks.broken", "http")).isZero();
    }

    @Test
    void withoutAStore_thereAreNone() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new StoreMeters(() -> null).bindTo(registry);
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void sinkThatIsDown_isToldAndTheServiceIsUp() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        try (RunningApplication application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + temp.resolve("spool"),
                "dashcam.sinks.file.directory=" + file,
                "management.endpoints.web.exposure.include=health",
                "management.endpoint.health.show-details=always")) {
            application.recorder().snapshot("to nowhere");
            MeterRegistry registry = application.context().getBean(MeterRegistry.class);
            await(() -> count(registry, "dashcam.sinks.failures", "file") > 0);
            assertThat(gauge(registry, "dashcam.sinks.waiting", "file")).isEqualTo(1);
            assertThat(gauge(registry, "dashcam.sinks.oldest.waiting", "file")).isPositive();
            assertThat(gauge(registry, "dashcam.spool.files", null)).isEqualTo(1);
            HttpResponse<String> health = application.get("/actuator/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"sinks\":{\"file\":{\"breaker\":", "\"problem\":\"", "\"waiting\":1");
            assertThat(health.body()).doesNotContain("DOWN").doesNotContain("OUT_OF_SERVICE");
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - until).isNegative();
            Thread.sleep(50);
        }
    }

    private static double gauge(MeterRegistry registry, String name, String sink) {
        return search(registry, name, sink).gauge().value();
    }

    private static double count(MeterRegistry registry, String name, String sink) {
        return search(registry, name, sink).functionCounter().count();
    }

    private static RequiredSearch search(MeterRegistry registry, String name, String sink) {
        RequiredSearch search = registry.get(name);
        return sink == null ? search : search.tag("sink", sink);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
