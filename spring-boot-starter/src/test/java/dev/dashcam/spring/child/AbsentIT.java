/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application does not have is not missed. */
final class AbsentIT {
    private static final String RECORDING = "INFO dev.dashcam : Recording the last 30 s";

    @TempDir
    Path folder;

    @Test
    void actuator_isNotNeeded() throws Exception {
        assertServes(
                ClassPath.ofAnApplication().withoutActuator(),
                "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
                "io.micrometer.core.instrument.MeterRegistry",
                "io.micrometer.tracing.Tracer",
                "io.micrometer.context.ContextSnapshot",
                "io.opentelemetry.api.trace.Span");
    }

    @Test
    void tracing_isNotNeeded() throws Exception {
        assertServes(
                ClassPath.ofAnApplication()
                        .without("micrometer-tracing", "spring-boot-micrometer-tracing", "opentelemetry-"),
                "io.micrometer.tracing.Tracer",
                "io.opentelemetry.api.trace.Span");
    }

    @Test
    void logback_isNotNeeded() throws Exception {
        assertServes(
                ClassPath.ofAnApplication()
                        .without("logback-", "log4j-to-slf4j")
                        .withCopied("log4j-"),
                "ch.qos.logback.classic.Logger",
                "ch.qos.logback.core.Appender",
                "org.apache.logging.slf4j.SLF4JProvider");
    }

    private void assertServes(ClassPath classPath, String... absent) throws Exception {
        for (String name : absent) {
            assertThat(ClassPath.ofAnApplication().has(name)).as(name).isTrue();
            assertThat(classPath.has(name)).as(name).isFalse();
        }
        try (ChildApplication application = new ChildApplication(folder)
                .on(classPath)
                .quiet()
                .property("dashcam.spool.directory=" + folder.resolve("spool"))
                .start()) {
            assertThat(application.get("/quick")).isEqualTo("done");
            assertThat(application.awaitLine(RECORDING)).hasSize(1);
            assertThat(application.errors()).isEmpty();
        }
    }
}
