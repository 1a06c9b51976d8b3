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
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;

/** What becomes of requests to a real server with one worker thread (Jetty needs more), which all parts of a request share. */
final class RequestTaskTest {
    @TempDir
    static Path spool;

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "server.tomcat.threads.max=1",
                "server.tomcat.threads.min-spare=1",
                "server.undertow.threads.worker=1");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void request_thatAProxySays_itTookEarlier_hasItsTimeInTheQueue() throws Exception {
        long tookMillis = System.currentTimeMillis() - 250;
        application.get("/queued", "X-Request-Start", "t=" + tookMillis);

        RecordedEvent end = application.awaitEvent(endOf("GET /queued"));

        assertThat((long) end.attributes().get("queue.time.ms")).isBetween(250L, 60_000L);
    }

    @Test
    void request_isATaskNamedByItsRoute() throws Exception {
        assertThat(application.get("/orders/smith-17?card=secret").body()).isEqualTo("order smith-17");
        RecordedEvent end = application.awaitEvent(endOf("GET /orders/{id}"));
        assertThat(end.taskKind()).isEqualTo(TaskKind.REQUEST);
        assertThat(end.failed()).isFalse();
        assertThat(end.attributes()).containsEntry("http.status", 200L);
        // no hexadecimal number, such as a trace's id, has these letters
        assertThat(application.events()).noneMatch(event -> event.toString().contains("smith"));
    }

    @Test
    void failedRequest_hasItsErrorAndItsErrorPage() throws Exception {
        assertThat(application.get("/broken").statusCode()).isEqualTo(500);
        RecordedEvent end = application.awaitEvent(endOf("GET /broken"));
        assertThat(end.failed()).isTrue();
        assertThat(end.errorClass()).isEqualTo("java.lang.IllegalStateException");
        assertThat(end.attributes()).containsEntry("http.status", 500L);
        if (System.getProperty("expected.server", "Tomcat").equals("Jetty")) {
            // which renders it when it has said that the request is over
            return;
        }
        assertThat(application.events())
                .filteredOn(
                        event -> event.kind() == EventKind.LOG && event.name().equals("error page"))
                .anyMatch(event -> event.taskId() == end.taskId());
    }

    /** Where there is one Tomcat makes an event of every attribute of every request. */
    @Test
    void listenerForEndsOfRequests_isThereWhereTheServerIsNotTomcat() {
        boolean isTomcat = System.getProperty("expected.server", "Tomcat").equals("Tomcat");
        List<Object> listeners = new ArrayList<>();
        application.context().getBean(RequestEndListener.Registration.class).onStartup(new MockServletContext() {
            @Override
            public <T extends EventListener> void addListener(T listener) {
                listeners.add(listener);
            }
        });
        assertThat(listeners).hasSize(isTomcat ? 0 : 1);
    }

    @Test
    void refusedRequest_hasNotFailed() throws Exception {
        assertThat(application.get("/refused").statusCode()).isEqualTo(409);
        RecordedEvent end = application.awaitEvent(endOf("GET /refused"));
        assertThat(end.failed()).isFalse();
        assertThat(end.attributes()).containsEntry("http.status", 409L);
    }

    @Test
    void deferredAnswer_isOneTaskAndLeavesItsThreadToOthers() throws Exception {
        var answer = application.getSoon("/deferred");
        assertThat(Application.WAITING.await(60, TimeUnit.SECONDS)).isTrue();
        application.get("/meanwhile");
        Application.RESULT.setResult("late");
        assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo("late");
        RecordedEvent end = application.awaitEvent(endOf("GET /deferred"));
        assertThat(end.attributes()).containsEntry("http.status", 200L);
        // it may be a long poll
        assertThat(end.taskKind()).isEqualTo(TaskKind.STREAM);
        assertThat(application.events())
                .filteredOn(event -> event.kind() == EventKind.TASK_BEGIN)
                .allMatch(event -> event.parentId() == 0);
    }

    @Test
    void callable_isOneTask() throws Exception {
        assertThat(application.get("/callable").body()).isEqualTo("called");
        assertThat(application.awaitEvent(endOf("GET /callable")).attributes()).containsEntry("http.status", 200L);
    }

    @Test
    void asynchronousServletThatCompletesByItself_endsItsTask() throws Exception {
        assertThat(application.get("/raw").body()).isEqualTo("raw");
        assertThat(application.awaitEvent(endOf("GET /raw")).attributes()).containsEntry("http.status", 200L);
    }

    @Test
    void asynchronousFailure_isThatOfTheTask() throws Exception {
        assertThat(application.get("/deferred-failure").statusCode()).isEqualTo(500);
        RecordedEvent end = application.awaitEvent(endOf("GET /deferred-failure"));
        assertThat(end.failed()).isTrue();
    }

    @Test
    void unknownPath_isNotInTheRecording() throws Exception {
        assertThat(application.get("/nobody/knows/this").statusCode()).isEqualTo(404);
        application.awaitEvent(endOf("GET /**"));
        assertThat(application.events()).noneMatch(event -> event.toString().contains("nobody"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        static final CountDownLatch WAITING = new CountDownLatch(1);
        static final DeferredResult<String> RESULT = new DeferredResult<>();

        @Bean
        FilterRegistrationBean<Filter> errorPageWatch(FlightRecorder recorder) {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                recorder.log("error page");
                chain.doFilter(request, response);
            });
            registration.setDispatcherTypes(DispatcherType.ERROR);
            return registration;
        }

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

        @GetMapping("/queued")
        String queued() {
            return "at last";
        }

        @GetMapping("/orders/{id}")
        String order(@PathVariable("id") String id) {
            return "order " + id;
        }

        @GetMapping("/meanwhile")
        String meanwhile() {
            return "";
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("card 4711 is broken");
        }

        @GetMapping("/refused")
        String refused() {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }

        @GetMapping("/deferred")
        DeferredResult<String> deferred() {
            Application.WAITING.countDown();
            return Application.RESULT;
        }

        @GetMapping("/deferred-failure")
        CompletableFuture<String> deferredFailure() {
            return CompletableFuture.failedFuture(new IOException("secret"));
        }

        @GetMapping("/callable")
        Callable<String> callable() {
            return () -> "called";
        }

        @GetMapping("/raw")
        void raw(HttpServletRequest request) {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                try {
                    context.getResponse().getWriter().write("raw");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                context.complete();
            });
        }
    }
}
