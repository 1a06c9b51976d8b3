/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static dev.dashcam.spring.application.RecordedEvent.regionEndOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.task.TaskKind;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

final class ObservationsTest {
    @TempDir
    static Path spool;

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "dashcam.observations.keys=order,tariff",
                // the job runs at the start, which may be long before it is looked for
                "dashcam.window=10m",
                "management.tracing.sampling.probability=1.0");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void observation_isARegionOfItsRequest() throws Exception {
        application.get("/priced");
        RecordedEvent request = application.awaitEvent(endOf("GET /priced"));
        RecordedEvent region = application.awaitEvent(regionEndOf("price"));
        assertThat(region.taskId()).isEqualTo(request.taskId());
        assertThat(request.traceId()).isNotNull();
        assertThat(request.spanId()).isNotNull();
    }

    @Test
    void observationOfItsOwn_isATaskWithItsKeysOfLowCardinalityAndThoseListed() throws Exception {
        ObservationRegistry registry = application.context().getBean(ObservationRegistry.class);
        Observation.createNotStarted("import", registry)
                .lowCardinalityKeyValue("source", "ftp")
                .highCardinalityKeyValue("order", "4711")
                .highCardinalityKeyValue("customer", "secret")
                .observe(() -> Observation.createNotStarted("parse", registry).observe(() -> {}));
        RecordedEvent task = application.awaitEvent(endOf("import"));
        assertThat(task.taskKind()).isEqualTo(TaskKind.OTHER);
        assertThat(task.attributes()).containsEntry("source", "ftp").containsEntry("order", "4711");
        assertThat(application.awaitEvent(regionEndOf("parse")).taskId()).isEqualTo(task.taskId());
        assertThat(application.events()).noneMatch(event -> event.toString().contains("secret"));
        assertThat(application.recorder().currentTask().id()).isZero();
    }

    @Test
    void failedObservation_isAFailedTask() throws Exception {
        ObservationRegistry registry = application.context().getBean(ObservationRegistry.class);
        Observation failing = Observation.start("failing", registry);
        failing.error(new IllegalStateException("secret"));
        failing.stop();
        RecordedEvent task = application.awaitEvent(endOf("failing"));
        assertThat(task.failed()).isTrue();
        assertThat(task.errorClass()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void listedKey_isAnAttributeOfTheRequestAroundIt() throws Exception {
        application.get("/ordered");
        RecordedEvent request = application.awaitEvent(endOf("GET /ordered"));
        assertThat(request.attributes())
                .containsEntry("order", "4712")
                .containsEntry("tariff", "summer")
                .doesNotContainKey("source");
    }

    @Test
    void region_isPartOfItsTaskWhereOnlyTheObservationIsHandedOn() throws Exception {
        application.get("/priced-elsewhere");
        RecordedEvent request = application.awaitEvent(endOf("GET /priced-elsewhere"));
        RecordedEvent region = application.awaitEvent(regionEndOf("price elsewhere"));
        assertThat(region.taskId()).isEqualTo(request.taskId());
        assertThat(application.awaitEvent(log("priced elsewhere")).taskId()).isEqualTo(request.taskId());
        assertThat(application.awaitEvent(log("nothing to price")).taskId()).isZero();
    }

    @Test
    void scheduledJob_isAJob() throws Exception {
        application.context().getBean(Jobs.class).ran.get(30, TimeUnit.SECONDS);
        assertThat(application.awaitEvent(endOf("Jobs.restock")).taskKind()).isEqualTo(TaskKind.JOB);
    }

    @Test
    void jobWhoseAnswerIsWaitedForElsewhere_leavesItsThread() throws Exception {
        Jobs jobs = application.context().getBean(Jobs.class);
        Method count = Jobs.class.getMethod("count");
        Observation job = Observation.createNotStarted(
                        "tasks.scheduled.execution",
                        () -> new ScheduledTaskObservationContext(jobs, count),
                        application.context().getBean(ObservationRegistry.class))
                .start();
        assertThat(application.recorder().currentTask().id()).isZero();
        try (Observation.Scope scope = job.openScope()) {
            assertThat(application.recorder().currentTask().kind()).isEqualTo(TaskKind.JOB);
        }
        job.stop();
        assertThat(application.awaitEvent(endOf("Jobs.count")).taskKind()).isEqualTo(TaskKind.JOB);
    }

    @Test
    void messageThatEndsLater_isNotAroundTheNext() throws Exception {
        Observation first = message("first message");
        first.scoped(
                () -> assertThat(application.recorder().currentTask().kind()).isEqualTo(TaskKind.MESSAGE));
        Observation second = message("second message");
        second.scoped(() -> {});
        first.stop();
        second.stop();
        assertThat(application.awaitEvent(endOf("first message")).taskKind()).isEqualTo(TaskKind.MESSAGE);
        assertThat(application.awaitEvent(endOf("second message")).parentId()).isZero();
        assertThat(application.recorder().currentTask().id()).isZero();
    }

    private static Observation message(String name) {
        return Observation.start(
                name,
                () -> {
                    ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
                    context.setCarrier(Map.of());
                    return context;
                },
                application.context().getBean(ObservationRegistry.class));
    }

    @Test
    void task_goesOnInThreadsThatGetTheContext() throws Exception {
        application.get("/elsewhere");
        RecordedEvent request = application.awaitEvent(endOf("GET /elsewhere"));
        RecordedEvent log = application.awaitEvent(
                event -> event.kind() == EventKind.LOG && event.name().equals("elsewhere"));
        assertThat(log.taskId()).isEqualTo(request.taskId());
        assertThat(log.threadName()).isEqualTo("other-thread");
        assertThat(application
                        .awaitEvent(event ->
                                event.kind() == EventKind.LOG && event.name().equals("afterwards"))
                        .taskId())
                .isZero();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableScheduling
    static class Application {
        @Bean
        Jobs jobs() {
            return new Jobs();
        }

        @Bean
        Pages pages(FlightRecorder recorder, ObservationRegistry observations) {
            return new Pages(recorder, observations);
        }
    }

    private static Predicate<RecordedEvent> log(String text) {
        return event -> event.kind() == EventKind.LOG && event.name().equals(text);
    }

    static class Jobs {
        final CompletableFuture<Boolean> ran = new CompletableFuture<>();

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        public void restock() {
            ran.complete(true);
        }

        public CompletableFuture<Boolean> count() {
            return ran;
        }
    }

    @RestController
    static class Pages {
        private final FlightRecorder recorder;
        private final ObservationRegistry observations;

        Pages(FlightRecorder recorder, ObservationRegistry observations) {
            this.recorder = recorder;
            this.observations = observations;
        }

        @GetMapping("/priced")
        String priced() {
            return Observation.createNotStarted("price", observations).observe(() -> "1");
        }

        @GetMapping("/ordered")
        String ordered() {
            return Observation.createNotStarted("order", observations)
                    .lowCardinalityKeyValue("source", "shop")
                    .lowCardinalityKeyValue("tariff", "summer")
                    .highCardinalityKeyValue("order", "4712")
                    .observe(() -> "1");
        }

        @GetMapping("/priced-elsewhere")
        String pricedElsewhere() throws InterruptedException {
            Observation price = Observation.start("price elsewhere", observations);
            Thread thread = new Thread(() -> {
                try (Observation.Scope scope = price.openScope()) {
                    recorder.log("priced elsewhere");
                }
                recorder.log("nothing to price");
            });
            thread.start();
            thread.join();
            price.stop();
            return "";
        }

        @GetMapping("/elsewhere")
        String elsewhere() throws InterruptedException {
            Runnable work =
                    ContextSnapshotFactory.builder().build().captureAll().wrap(() -> recorder.log("elsewhere"));
            Thread thread = new Thread(
                    () -> {
                        work.run();
                        recorder.log("afterwards");
                    },
                    "other-thread");
            thread.start();
            thread.join();
            return "";
        }
    }
}
