/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.spring.autoconfigure.DashcamAutoConfiguration;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes with the work of {@code @Async} methods, which the application's own decorator decides. */
final class AsyncTest {
    @TempDir
    Path spool;

    @Test
    void decoratorOfTheDocumentation_letsATaskGoOnInAsyncMethods() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(Application.class, "dashcam.spool.directory=" + spool)) {
            assertThat(application.get("/order").body()).isEqualTo("sent elsewhere");

            RecordedEvent log = application.awaitEvent(
                    event -> event.kind() == EventKind.LOG && event.name().equals("mail sent"));
            assertThat(log.taskId())
                    .isEqualTo(application.awaitEvent(endOf("GET /order")).taskId());
        }
    }

    @Test
    void decoratorOfTheApplication_isTheOnlyOneAndDoesItsWork() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(TaskExecutionAutoConfiguration.class, DashcamAutoConfiguration.class))
                .withUserConfiguration(OwnDecorator.class)
                .withPropertyValues("dashcam.spool.directory=" + spool, "dashcam.memory=4MB")
                .run(context -> {
                    assertThat(context).hasSingleBean(FlightRecorder.class).hasSingleBean(TaskDecorator.class);
                    AsyncTaskExecutor executor = context.getBean(AsyncTaskExecutor.class);
                    assertThat(executor.submit(() -> "done").get()).isEqualTo("done");
                    assertThat(context.getBean(OwnDecorator.class).decorated).hasValue(1);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDecorator {
        final AtomicInteger decorated = new AtomicInteger();

        @Bean
        TaskDecorator counting() {
            return work -> {
                decorated.incrementAndGet();
                return work;
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableAsync
    @Import({Mails.class, Pages.class})
    static class Application {
        // as docs/spring-boot.md has it
        @Bean
        TaskDecorator carryingContext() {
            return new ContextPropagatingTaskDecorator();
        }
    }

    static class Mails {
        private final FlightRecorder recorder;

        Mails(FlightRecorder recorder) {
            this.recorder = recorder;
        }

        @Async
        public CompletableFuture<Thread> send() {
            recorder.log("mail sent");
            return CompletableFuture.completedFuture(Thread.currentThread());
        }
    }

    @RestController
    static class Pages {
        private final Mails mails;

        Pages(Mails mails) {
            this.mails = mails;
        }

        @GetMapping("/order")
        String order() {
            return mails.send().join() == Thread.currentThread() ? "sent here" : "sent elsewhere";
        }
    }
}
