/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static dev.dashcam.spring.application.RecordedEvent.regionEndOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

/** Requests that come by another way than servlets, and calls that other threads finish. */
final class OtherTransportsTest {
    @TempDir
    static Path spool;

    private static RunningApplication application;
    private static ObservationRegistry registry;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(Application.class, "dashcam.spool.directory=" + spool);
        registry = application.context().getBean(ObservationRegistry.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void requestOfAnotherServer_isATaskThatLeavesItsThread() throws Exception {
        Observation request = received("grpc request");
        assertThat(application.recorder().currentTask().id()).isZero();
        request.scoped(() -> {
            assertThat(application.recorder().currentTask().kind()).isEqualTo(TaskKind.REQUEST);
            Observation.createNotStarted("grpc price", registry).observe(() -> {});
        });
        request.stop();

        RecordedEvent end = application.awaitEvent(endOf("grpc request"));
        assertThat(end.taskKind()).isEqualTo(TaskKind.REQUEST);
        assertThat(end.parentId()).isZero();
        assertThat(application.awaitEvent(regionEndOf("grpc price")).taskId()).isEqualTo(end.taskId());
    }

    @Test
    void requestOfAnotherServer_thatComesInATask_isAChildOfThat() throws Exception {
        try (Task around = application.recorder().task("carrier")) {
            received("carried request").stop();
            assertThat(application.recorder().currentTask().id()).isEqualTo(around.id());
        }

        RecordedEvent end = application.awaitEvent(endOf("carried request"));
        assertThat(end.taskKind()).isEqualTo(TaskKind.REQUEST);
        assertThat(end.parentId())
                .isEqualTo(application.awaitEvent(endOf("carrier")).taskId());
    }

    @Test
    void callThatOtherThreadsFinish_isAChildOfTheTaskThatMadeIt() throws Exception {
        WebClient client = WebClient.builder()
                .clientConnector(new JdkClientHttpConnector())
                .observationRegistry(registry)
                .build();
        try (Task around = application.recorder().task("report")) {
            assertThat(client.get()
                            .uri(application.request("/rates").build().uri())
                            .retrieve()
                            .bodyToMono(String.class)
                            .block())
                    .isEqualTo("1.1");
            assertThat(application.recorder().currentTask().id()).isEqualTo(around.id());
        }

        RecordedEvent call = application.awaitEvent(
                event -> event.kind() == EventKind.TASK_END && event.name().startsWith("http.client.requests GET"));
        assertThat(call.taskKind()).isEqualTo(TaskKind.OTHER);
        assertThat(call.parentId())
                .isEqualTo(application.awaitEvent(endOf("report")).taskId());
        assertThat(call.attributes()).containsEntry("status", "200");
    }

    private static Observation received(String name) {
        return Observation.start(
                name,
                () -> {
                    RequestReplyReceiverContext<Map<String, String>, String> context =
                            new RequestReplyReceiverContext<>(Map::get);
                    context.setCarrier(Map.of());
                    return context;
                },
                registry);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/rates")
        String rates() {
            return "1.1";
        }
    }
}
