/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.triggers.Triggers;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Our own meters, and rules about exceptions, slow routes and the advice, in a real application. */
final class RecorderMetersTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final Pattern METER = Pattern.compile("\\| `(dashcam\\.[a-z.]+)` \\| ([a-z0-9 ]+) \\|");

    @TempDir
    Path spool;

    @Test
    void newException_isCaptured_andCounted_andSlowRoutesAreAdvised() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                        Application.class,
                        "dashcam.spool.directory=" + spool.resolve("spool"),
                        "dashcam.sinks.file.directory=" + spool.resolve("copies"),
                        "dashcam.limits.warm-up=0s",
                        "dashcam.limits.minimum-history=0s",
                        "management.endpoints.web.exposure.include=dashcam",
                        "dashcam.triggers.exceptions.failures.type=.*IllegalState.*",
                        "dashcam.triggers.error-count.enabled=true",
                        "dashcam.triggers.latency-percentile.enabled=true");
                LogLines lines = LogLines.listen()) {
            MeterRegistry registry = application.context().getBean(MeterRegistry.class);
            for (int i = 0; i < 3; i++) {
                assertThat(application.get("/broken").statusCode()).isEqualTo(500);
            }
            assertThat(lines.await(text -> text.startsWith("Captured")).text())
                    .contains(": GET /broken failed ", " with IllegalStateException");
            awaitCount(registry, "captured", 1);
            assertThat(application.get("/actuator/dashcam").body())
                    .contains("\"advice\":[{\"route\":\"GET /broken\",\"p99\":\"", "\"wouldCapture\":{\"500ms\":");
            assertThat(named(registry)).isEqualTo(documented());
            awaitCapture(registry);
            application.recorder().replaceTriggers(List.of(Triggers.named("late")));
            awaitCount(registry, "captured", 1);
            awaitMeter(registry, "late");
            assertThat(registry.get("dashcam.recorder.recording").gauge().value())
                    .isEqualTo(1);
            assertThat(registry.get("dashcam.recorder.ring.size").gauge().value())
                    .isPositive();
        }
    }

    private static void awaitCount(MeterRegistry registry, String outcome, int wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (registry.get("dashcam.triggers.decisions")
                        .tags("trigger", "failures", "outcome", outcome)
                        .functionCounter()
                        .count()
                != wanted) {
            assertThat(System.nanoTime() - until).isNegative();
            Thread.sleep(50);
        }
    }

    private static void awaitCapture(MeterRegistry registry) throws Exception {
        FunctionTimer captures = registry.get("dashcam.recorder.capture").functionTimer();
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (captures.count() < 1) {
            assertThat(System.nanoTime() - until).isNegative();
            Thread.sleep(50);
        }
        assertThat(captures.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(registry.get("dashcam.recorder.capture.size")
                        .functionCounter()
                        .count())
                .isGreaterThan(1_000);
        assertThat(registry.get("dashcam.recorder.capture.failures")
                        .functionCounter()
                        .count())
                .isZero();
    }

    private static void awaitMeter(MeterRegistry registry, String trigger) throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (registry.find("dashcam.triggers.decisions")
                        .tag("trigger", trigger)
                        .functionCounter()
                == null) {
            assertThat(System.nanoTime() - until).isNegative();
            // the next look at any of them
            registry.get("dashcam.recorder.recording").gauge().value();
            Thread.sleep(50);
        }
    }

    /** Each with its unit. */
    private static Set<String> named(MeterRegistry registry) {
        Set<String> named = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            Meter.Id id = meter.getId();
            if (id.getName().startsWith("dashcam.")) {
                named.add(id.getName() + " in " + (id.getBaseUnit() == null ? "1 or 0" : id.getBaseUnit()));
                assertThat(id.getDescription()).as(id.getName()).isNotBlank();
            }
        }
        return named;
    }

    private static Set<String> documented() throws Exception {
        Set<String> documented = new TreeSet<>();
        Path page = Path.of("").toAbsolutePath();
        while (!Files.exists(page.resolve("docs/triggers.md"))) {
            page = page.getParent();
        }
        for (String name : List.of("docs/triggers.md", "docs/sinks.md")) {
            Matcher line = METER.matcher(Files.readString(page.resolve(name)));
            while (line.find()) {
                documented.add(line.group(1) + " in " + line.group(2));
            }
        }
        return documented;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("a secret");
        }
    }
}
