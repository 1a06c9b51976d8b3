/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** The server that the application runs in, with threads of its own or with virtual ones, of which there is no pool. */
final class ServerPoolTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    @TempDir
    private Path spool;

    @Test
    void threadsOfTheServer_areCountedEachSecond() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Application.class, "dashcam.spool.directory=" + spool, "server.tomcat.threads.max=7")) {
            Map<String, Long> counters = counters(application);
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (!counters.containsKey("heap.used.bytes") && System.nanoTime() - until < 0) {
                Thread.sleep(50);
                counters = counters(application);
            }

            assertThat(counters).containsKeys("heap.used.bytes");
            if (Boolean.getBoolean("spring.threads.virtual.enabled")) {
                assertThat(counters).doesNotContainKeys("server.threads.busy", "server.threads.max", "server.queued");
            } else {
                assertThat(counters).containsEntry("server.threads.max", 7L).containsEntry("server.queued", 0L);
                assertThat(counters.get("server.threads.busy")).isBetween(0L, 7L);
            }
        }
    }

    /** The last value of each. */
    private static Map<String, Long> counters(RunningApplication application) throws Exception {
        return application.events().stream()
                .filter(event -> event.kind() == EventKind.VALUE)
                .collect(Collectors.toMap(RecordedEvent::name, RecordedEvent::value, (older, newer) -> newer));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
