/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.trigger.TriggerStatus;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The server that the application runs in: Tomcat, and the others once more with the class path for them; with threads of its own
 * or with virtual ones, of which there is no pool.
 */
final class ServerPoolTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    /** More than Jetty keeps for itself on many processors. */
    private static final int THREADS = 40;

    /** Jetty holds some back. */
    private static final int MOST = THREADS / 2;

    private static final int MORE_THAN_THREADS = THREADS + 5;
    private static final String SERVER = System.getProperty("expected.server", "Tomcat");

    @TempDir
    private Path spool;

    @Test
    void threadsOfTheServer_areCountedEachSecond() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "server.tomcat.threads.max=" + THREADS,
                "server.jetty.threads.max=" + THREADS,
                "server.undertow.threads.worker=" + THREADS)) {
            Object server = PropertyAccessorFactory.forBeanPropertyAccess(application.context())
                    .getPropertyValue("webServer");
            assertThat(String.valueOf(server)).contains("." + SERVER);

            if (Boolean.getBoolean("spring.threads.virtual.enabled")) {
                assertThat(await(application, counters -> counters.containsKey("heap.used.bytes")))
                        .doesNotContainKeys("server.threads.busy", "server.threads.max", "server.queued");
                return;
            }
            assertThat(await(application, counters -> counters.containsKey("server.queued")))
                    .containsEntry("server.threads.max", (long) THREADS);
            List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
            Gate gate = application.context().getBean(Gate.class);
            try {
                for (int i = 0; i < MORE_THAN_THREADS; i++) {
                    held.add(application.getSoon("/held"));
                }
                Map<String, Long> full = await(
                        application,
                        counters -> counters.get("server.queued") > 0 && counters.get("server.threads.busy") >= MOST);
                assertThat(full.get("server.queued")).isLessThanOrEqualTo(MORE_THAN_THREADS);
                assertThat(full.get("server.threads.busy")).isBetween((long) MOST, (long) THREADS);
            } finally {
                gate.open();
            }
            for (CompletableFuture<HttpResponse<String>> answer : held) {
                assertThat(answer.get().body()).isEqualTo("passed");
            }
            await(
                    application,
                    counters -> counters.get("server.queued") == 0 && counters.get("server.threads.busy") < MOST);
        }
    }

    @Test
    void serverWithoutAThreadToSpare_isCaptured_althoughNoRequestInsideIsSlow() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                        Application.class,
                        "dashcam.spool.directory=" + spool,
                        "dashcam.limits.warm-up=0s",
                        "dashcam.limits.minimum-history=0s",
                        "dashcam.triggers.latency.threshold=1m",
                        "dashcam.triggers.stuck.threshold=1m",
                        "dashcam.triggers.server-busy.lasting=2s",
                        "server.tomcat.threads.max=" + THREADS,
                        "server.jetty.threads.max=" + THREADS,
                        "server.undertow.threads.worker=" + THREADS);
                LogLines lines = LogLines.listen()) {
            boolean hasNoPool = Boolean.getBoolean("spring.threads.virtual.enabled");
            long until = System.nanoTime() + (hasNoPool ? Duration.ofSeconds(5).toNanos() : PATIENCE_NANOS);
            Deque<CompletableFuture<HttpResponse<String>>> inFlight = new ArrayDeque<>();
            while (System.nanoTime() - until < 0
                    && application.recorder().snapshots().isEmpty()) {
                while (inFlight.size() < 3 * THREADS) {
                    inFlight.add(application.getSoon("/short"));
                }
                assertThat(inFlight.remove().get().body()).isEqualTo("passed");
            }
            for (CompletableFuture<HttpResponse<String>> answer : inFlight) {
                assertThat(answer.get().body()).isEqualTo("passed");
            }
            TriggerStatus status = application.recorder().status().triggers().stream()
                    .filter(trigger -> trigger.name().equals("server-busy"))
                    .findFirst()
                    .orElseThrow();
            if (hasNoPool) {
                assertThat(status.now()).isEqualTo("no pool of threads to look at");
                assertThat(application.recorder().snapshots()).isEmpty();
                return;
            }
            String line = lines.await(text -> text.startsWith("Captured")).text();
            assertThat(line)
                    .matches("Captured \\w+: [Tt]he server has no thread to spare: \\d+ of " + THREADS
                            + " threads busy, \\d+ requests? waiting\\b.*");
            assertThat(status.captured()).isEqualTo(1);
        }
    }

    /** The last value of each counter once they are as wanted. */
    private static Map<String, Long> await(RunningApplication application, Predicate<Map<String, Long>> wanted)
            throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        Map<String, Long> counters = counters(application);
        while (!wanted.test(counters)) {
            assertThat(System.nanoTime() - until).as("%s", counters).isNegative();
            Thread.sleep(50);
            counters = counters(application);
        }
        return counters;
    }

    private static Map<String, Long> counters(RunningApplication application) throws Exception {
        return application.events().stream()
                .filter(event -> event.kind() == EventKind.VALUE)
                .collect(Collectors.toMap(RecordedEvent::name, RecordedEvent::value, (older, newer) -> newer));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Gate.class)
    static class Application {}

    @RestController
    static class Gate {
        private final CountDownLatch isOpen = new CountDownLatch(1);

        @GetMapping("/held")
        String held() throws InterruptedException {
            isOpen.await();
            return "passed";
        }

        @GetMapping("/short")
        String passing() throws InterruptedException {
            Thread.sleep(200);
            return "passed";
        }

        void open() {
            isOpen.countDown();
        }
    }
}
