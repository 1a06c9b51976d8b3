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
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    private static final int DOWNLOAD_BYTES = 300 << 20;

    @TempDir
    static Path spool;

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "management.endpoints.web.exposure.include=health");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sse", "/streaming", "/streaming-entity", "/resource", "/written-events"})
    void stream_isOne(String path) throws Exception {
        assertThat(application.get(path).body()).contains("part");
        assertThat(application.awaitEvent(endOf("GET " + path)).taskKind()).isEqualTo(TaskKind.STREAM);
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
                .contains("RequestFacade", "ResponseFacade")
                .doesNotContain("dashcam");
    }

    @Test
    void largeDownload_isNotKept() throws Exception {
        HttpResponse<InputStream> answer =
                application.send(application.request("/download").build(), HttpResponse.BodyHandlers.ofInputStream());
        long bytes = 0;
        long most = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = answer.body()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                Runtime runtime = Runtime.getRuntime();
                most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
            }
        }
        assertThat(bytes).isEqualTo(DOWNLOAD_BYTES);
        // the heap of this module's tests is smaller than the download: see the pom
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(DOWNLOAD_BYTES);
        assertThat(most).isLessThan(DOWNLOAD_BYTES);
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

        @GetMapping("/download")
        void download(HttpServletResponse response) throws Exception {
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            byte[] part = new byte[1 << 20];
            for (int sent = 0; sent < DOWNLOAD_BYTES; sent += part.length) {
                response.getOutputStream().write(part);
            }
        }
    }
}
