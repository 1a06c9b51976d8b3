/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.task.TaskKind;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What no latency or stuck trigger may look at. */
final class StreamsTest {
    /** What each server hands on. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "Tomcat", List.of("RequestFacade", "ResponseFacade"),
            "Jetty", List.of("ServletApiRequest", "ServletApiResponse"),
            "Undertow", List.of("HttpServletRequestImpl", "HttpServletResponseImpl"));

    @TempDir
    static Path spool;

    @TempDir
    static Path files;

    private static RunningApplication application;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(files.resolve("part.txt"), "part");
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "spring.web.resources.static-locations=" + files.toUri(),
                "management.endpoints.web.exposure.include=health");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sse", "/streaming", "/streaming-entity", "/resource", "/written-events", "/export"})
    void stream_isOne(String path) throws Exception {
        assertThat(application.get(path).body()).contains("part");
        assertThat(application.awaitEvent(endOf("GET " + path)).taskKind()).isEqualTo(TaskKind.STREAM);
    }

    @Test
    void file_isAStream() throws Exception {
        assertThat(application.get("/part.txt").body()).isEqualTo("part");
        assertThat(application.awaitEvent(endOf("GET /**")).taskKind()).isEqualTo(TaskKind.STREAM);
    }

    @Test
    void handlerThatForwardsToAFile_isNone() throws Exception {
        assertThat(application.get("/forwarding").body()).isEqualTo("part");
        assertThat(application.awaitEvent(endOf("GET /forwarding")).taskKind()).isEqualTo(TaskKind.REQUEST);
    }

    @Test
    void probe_isNobodysRequest() throws Exception {
        application.get("/actuator/health");
        assertThat(application.awaitEvent(endOf("GET /actuator/health")).taskKind())
                .isEqualTo(TaskKind.OTHER);
    }

    @Test
    void streamingBody_isWrittenAsPartOfTheTask() throws Exception {
        application.get("/streaming-log");
        RecordedEvent log = application.awaitEvent(
                event -> event.kind() == EventKind.LOG && event.name().equals("streaming"));
        assertThat(log.taskId())
                .isEqualTo(application.awaitEvent(endOf("GET /streaming-log")).taskId());
    }

    @Test
    void requestAndResponse_areHandedOnAsTheyAre() throws Exception {
        assertThat(application.get("/types").body())
                .contains(TYPES.get(System.getProperty("expected.server", "Tomcat")))
                .doesNotContain("dashcam");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Pages pages(FlightRecorder recorder) {
            return new Pages(recorder);
        }
    }

    @RestController
    static class Pages {
        private final FlightRecorder recorder;

        Pages(FlightRecorder recorder) {
            this.recorder = recorder;
        }

        @GetMapping("/sse")
        SseEmitter sse() throws Exception {
            SseEmitter emitter = new SseEmitter();
            emitter.send("part");
            emitter.complete();
            return emitter;
        }

        @GetMapping("/streaming")
        StreamingResponseBody streaming() {
            return out -> out.write("part".getBytes(StandardCharsets.UTF_8));
        }

        @GetMapping("/streaming-entity")
        Callable<ResponseEntity<StreamingResponseBody>> streamingEntity() {
            return () -> ResponseEntity.ok(streaming());
        }

        @GetMapping("/streaming-log")
        StreamingResponseBody streamingLog() {
            return out -> {
                recorder.log("streaming");
                out.write(1);
            };
        }

        @GetMapping("/resource")
        Resource resource() {
            return new ByteArrayResource("part".getBytes(StandardCharsets.UTF_8));
        }

        @GetMapping("/written-events")
        void events(HttpServletResponse response) throws Exception {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.getWriter().write("data: part\n\n");
        }

        @GetMapping("/forwarding")
        void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
            request.getRequestDispatcher("/part.txt").forward(request, response);
        }

        @GetMapping("/export")
        String export(HttpServletResponse response) {
            response.setHeader("Content-Disposition", "attachment; filename=orders.csv");
            return "part";
        }

        @GetMapping("/types")
        String types(HttpServletRequest request, HttpServletResponse response) {
            StringBuilder types = new StringBuilder();
            ServletRequest in = request;
            for (; in instanceof ServletRequestWrapper wrapper; in = wrapper.getRequest()) {
                types.append(in.getClass().getName()).append(' ');
            }
            ServletResponse out = response;
            for (; out instanceof ServletResponseWrapper wrapper; out = wrapper.getResponse()) {
                types.append(out.getClass().getName()).append(' ');
            }
            return types.append(in.getClass().getName())
                    .append(' ')
                    .append(out.getClass().getName())
                    .toString();
        }
    }
}
