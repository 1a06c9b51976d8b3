/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static dev.dashcam.spring.application.RecordedEvent.regionEndOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.spring.application.RunningApplication;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an application brings itself takes the place of ours, or joins in. */
final class OwnBeansTest {
    @TempDir
    Path spool;

    /** It is the only one in this JVM, so that nothing is recorded that it does not record. */
    @Test
    void recorderOfTheApplication_recordsRequestsAndObservationsAndAnswersAtTheEndpoint() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(OwnRecorder.class, "management.endpoints.web.exposure.include=dashcam")) {
            application.get("/priced");
            long id = application.awaitEvent(endOf("GET /priced")).taskId();
            assertThat(application.awaitEvent(regionEndOf("price")).taskId()).isEqualTo(id);
            assertThat(application.get("/actuator/dashcam").body()).contains("\"recording\":true", "\"window\":\"7s\"");
            assertThat(application.recorder().status().window()).hasSeconds(7);
        }
    }

    @Test
    void sinkOfTheApplication_getsTheSnapshots() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(OwnSink.class, "dashcam.spool.directory=" + spool)) {
            String id = application.recorder().snapshot("before deploy").id();
            Shelf shelf = application.context().getBean(Shelf.class);
            assertThat(shelf.delivered.get(60, TimeUnit.SECONDS)).isEqualTo(id);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class OwnRecorder {
        @Bean
        FlightRecorder ownRecorder() {
            return FlightRecorder.builder()
                    .memory(4 << 20)
                    .window(Duration.ofSeconds(7))
                    .start();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Shelf.class)
    static class OwnSink {}

    static class Shelf implements Sink {
        final CompletableFuture<String> delivered = new CompletableFuture<>();

        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public void deliver(SealedSnapshot snapshot) {
            delivered.complete(snapshot.id());
        }
    }

    @RestController
    static class Pages {
        private final ObservationRegistry observations;

        Pages(ObservationRegistry observations) {
            this.observations = observations;
        }

        @GetMapping("/priced")
        String priced() {
            return Observation.createNotStarted("price", observations).observe(() -> "1");
        }
    }
}
