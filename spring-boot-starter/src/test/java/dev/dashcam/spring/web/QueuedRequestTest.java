/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.ExplainOptions;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.RunningApplication;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A server with one thread, which a request has while others come. */
final class QueuedRequestTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path folder;

    @Test
    void requestThatWaitedForAThread_isExplainedWithTheServersThreads() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + folder.resolve("spool"),
                "dashcam.triggers.latency.enabled=false",
                // Virtual threads have no pool that could be full.
                "spring.threads.virtual.enabled=false",
                "server.tomcat.threads.max=1")) {
            // The count that is nearest to a request's begin may be the next one, with nobody in the queue.
            long until = System.nanoTime() + PATIENCE_NANOS;
            Findings findings = ofQueued(application);
            while (findings.arrival().pool() == null
                    || !findings.arrival().pool().isExhausted()) {
                assertThat(System.nanoTime()).as("%s", findings.arrival()).isLessThan(until);
                findings = ofQueued(application);
            }

            assertThat(findings.arrival().pool().max()).isEqualTo(1);
            assertThat(findings.arrival().pool().queued()).isEqualTo(1);
            assertThat(findings.arrival().queueNanos()).isNotNegative();
            assertThat(Explanations.inWords(findings).text().replaceAll("\\s+", " "))
                    .contains("The only thread of the server was busy ", "and 1 request waited for one.");
        }
    }

    /** Of a request that has waited until another one was done. */
    private Findings ofQueued(RunningApplication application) throws Exception {
        Pages pages = application.context().getBean(Pages.class);
        int counted = counted(application);
        CompletableFuture<HttpResponse<String>> first = application.getSoon("/first");
        assertThat(pages.entered.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<HttpResponse<String>> second =
                application.getSoon("/second", "X-Request-Start", Long.toString(System.currentTimeMillis()));
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (counted(application) == counted) {
            assertThat(System.nanoTime()).as("counted in time").isLessThan(until);
            Thread.sleep(20);
        }
        pages.released.release();
        assertThat(second.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(first.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

        long id = Long.parseLong(second.get().body());
        application.awaitEvent(event -> event.kind() == EventKind.TASK_END && event.taskId() == id);
        Path file = folder.resolve("snapshot.dcam");
        application.recorder().writeTo(file);
        try {
            return new Explanations().examine(RecordedIncident.of(file), ExplainOptions.task(id));
        } finally {
            Files.delete(file);
        }
    }

    /** How often a queue of one was counted. */
    private static int counted(RunningApplication application) throws Exception {
        return (int) application.events().stream()
                .filter(event -> event.name().equals("server.queued") && event.value() == 1)
                .count();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        final Semaphore entered = new Semaphore(0);
        final Semaphore released = new Semaphore(0);
        private final FlightRecorder recorder;

        Pages(FlightRecorder recorder) {
            this.recorder = recorder;
        }

        @GetMapping("/first")
        String first() throws InterruptedException {
            entered.release();
            return String.valueOf(released.tryAcquire(60, TimeUnit.SECONDS));
        }

        @GetMapping("/second")
        String second() {
            return Long.toString(recorder.currentTask().id());
        }
    }
}
