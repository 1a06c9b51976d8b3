/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RunningApplication;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A rule about a meter, from its properties to its snapshot, in the registry that Spring Boot has made. */
final class MetricRuleTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path spool;

    @Test
    void meterThatCrossesItsThreshold_isCaptured() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                        Application.class,
                        "dashcam.spool.directory=" + spool,
                        "dashcam.limits.warm-up=0s",
                        "dashcam.limits.minimum-history=0s",
                        "management.endpoints.web.exposure.include=dashcam",
                        "dashcam.triggers.metrics.orders-wait.meter=orders.waiting",
                        "dashcam.triggers.metrics.orders-wait.tags.shop=main",
                        "dashcam.triggers.metrics.orders-wait.above=5",
                        "dashcam.triggers.metrics.orders-wait.lasting=1s");
                LogLines lines = LogLines.listen()) {
            awaitStatus(application, "waits for a meter orders.waiting with the tags {shop=main}");
            AtomicInteger waiting = new AtomicInteger();
            Gauge.builder("orders.waiting", waiting, AtomicInteger::get)
                    .tag("shop", "main")
                    .baseUnit("orders")
                    .register(application.context().getBean(MeterRegistry.class));
            awaitStatus(application, "\"now\":\"orders.waiting at 0 orders\"");
            waiting.set(6);
            assertThat(lines.await(text -> text.startsWith("Captured")).text())
                    .contains(": The meter orders.waiting was at 6 orders for 1 s (>= 5 orders)");
        }
    }

    private static void awaitStatus(RunningApplication application, String wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        String status = application.get("/actuator/dashcam").body();
        while (!status.contains(wanted)) {
            assertThat(System.nanoTime() - until).as(status).isNegative();
            Thread.sleep(50);
            status = application.get("/actuator/dashcam").body();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
