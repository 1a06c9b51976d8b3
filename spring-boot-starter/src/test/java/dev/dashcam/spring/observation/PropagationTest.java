/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.RunningApplication;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work that a request hands to an executor with its context, as {@code @Async} does. */
final class PropagationTest {
    @TempDir
    static Path spool;

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "management.tracing.sampling.probability=1.0",
                "server.tomcat.threads.max=1",
                "server.tomcat.threads.min-spare=1");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void workThatBeginsAfterTheAnswer_isDone() throws Exception {
        Pages pages = application.context().getBean(Pages.class);
        application.get("/hand-over");
        application.awaitEvent(endOf("GET /hand-over"));
        // the server has done with the first request when its only thread answers the second
        application.get("/meanwhile");

        pages.released.countDown();

        assertThat(pages.isDone.get(30, TimeUnit.SECONDS)).isTrue();
        ThreadPoolTaskExecutor executor = application.context().getBean(ThreadPoolTaskExecutor.class);
        ObservationRegistry observations = application.context().getBean(ObservationRegistry.class);
        assertThat(executor.submitCompletable(() -> String.valueOf(observations.getCurrentObservation()))
                        .get(30, TimeUnit.SECONDS))
                .as("a scope that is left open on the thread")
                .isEqualTo("null");
        assertThat(application.recorder().status().losses()).doesNotContainKey("internal-error");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        ThreadPoolTaskExecutor executor() {
            ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
            executor.setMaxPoolSize(1);
            executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
            return executor;
        }

        @Bean
        Pages pages(ThreadPoolTaskExecutor executor) {
            return new Pages(executor);
        }
    }

    @RestController
    static class Pages {
        final CountDownLatch released = new CountDownLatch(1);
        final CompletableFuture<Boolean> isDone = new CompletableFuture<>();

        private final ThreadPoolTaskExecutor executor;

        Pages(ThreadPoolTaskExecutor executor) {
            this.executor = executor;
        }

        @GetMapping("/hand-over")
        String handOver() {
            executor.execute(this::awaitRelease);
            executor.execute(() -> isDone.complete(true));
            return "";
        }

        @GetMapping("/meanwhile")
        String meanwhile() {
            return "";
        }

        private void awaitRelease() {
            try {
                released.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
