/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.task.TaskKind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What handlers throw and Spring MVC deals with: clients that went away, and failures that are answered. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
final class HandledFailuresTest {
    private static final String OBSERVED = "management.observations.enable.http.server.requests";

    /** More than the buffers on the way to a client. */
    private static final int LARGE = 24 << 20;

    @TempDir
    static Path spool;

    private static RunningApplication application;

    /** Who observes a request learns of some failures by another way. */
    HandledFailuresTest(boolean isObserved) {
        assertThat(application.context().getEnvironment().getProperty(OBSERVED, Boolean.class))
                .isEqualTo(isObserved);
    }

    @BeforeParameterizedClassInvocation
    static void start(boolean isObserved) {
        application = RunningApplication.start(
                Application.class, "dashcam.spool.directory=" + spool, OBSERVED + "=" + isObserved);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        application.close();
    }

    @Test
    void clientThatLeavesInTheMiddleOfAnAnswer_waitsForNothing() throws Exception {
        leaveInTheMiddleOf("/large");
        RecordedEvent end = application.awaitEvent(endOf("GET /large"));
        assertThat(end.taskKind()).isEqualTo(TaskKind.OTHER);
        assertThat(end.attributes()).containsEntry("http.aborted", true).containsEntry("http.status", 200L);
    }

    @ParameterizedTest
    @CsvSource({
        "/lost-service, 200, java.io.IOException",
        "/lost-file, 200, java.io.EOFException",
        "/lost-and-answered, 502, java.lang.IllegalStateException",
    })
    void lostConnectionToSomebodyElse_isARequestAllTheSame_andHasFailed(String path, long status, String error)
            throws Exception {
        assertThat((long) application.get(path).statusCode()).isEqualTo(status);
        RecordedEvent end = application.awaitEvent(endOf("GET " + path));
        assertThat(end.taskKind()).isEqualTo(TaskKind.REQUEST);
        assertThat(end.attributes()).doesNotContainKey("http.aborted").containsEntry("http.status", status);
        assertThat(end.failed()).isTrue();
        assertThat(end.errorClass()).isEqualTo(error);
    }

    @Test
    void lostConnectionThatSomebodyDoesWithout_isNoFailure() throws Exception {
        assertThat(application.get("/lost-and-done-without").body()).isEqualTo("from memory");
        RecordedEvent end = application.awaitEvent(endOf("GET /lost-and-done-without"));
        assertThat(end.taskKind()).isEqualTo(TaskKind.REQUEST);
        assertThat(end.failed()).isFalse();
    }

    @Test
    void failureThatAViewShows_hasItsException() throws Exception {
        assertThat(application.get("/shown").body()).isEqualTo("a page about it");
        RecordedEvent end = application.awaitEvent(endOf("GET /shown"));
        assertThat(end.failed()).isTrue();
        assertThat(end.errorClass()).isEqualTo("java.lang.UnsupportedOperationException");
        assertThat(end.attributes()).containsEntry("http.status", 500L);
    }

    @Test
    void failureThatTheServerAnswers_hasItsExceptionAndStatus() throws Exception {
        assertThat(application.get("/unhandled").statusCode()).isEqualTo(500);
        RecordedEvent end = application.awaitEvent(endOf("GET /unhandled"));
        assertThat(end.failed()).isTrue();
        assertThat(end.errorClass()).isEqualTo("java.lang.ArithmeticException");
        assertThat(end.attributes()).containsEntry("http.status", 500L);
    }

    @Test
    void answeredFailure_hasItsException() throws Exception {
        assertThat(application.get("/answered").body()).isEqualTo("sorry");
        RecordedEvent end = application.awaitEvent(endOf("GET /answered"));
        assertThat(end.failed()).isTrue();
        assertThat(end.errorClass()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(end.attributes()).containsEntry("http.status", 500L);
    }

    private static void leaveInTheMiddleOf(String path) throws IOException {
        int port = Integer.parseInt(application.context().getEnvironment().getRequiredProperty("local.server.port"));
        try (Socket socket = new Socket("localhost", port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
            // a reset, as of a client that is gone
            socket.setSoLinger(true, 0);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/large")
        String large() {
            return "x".repeat(LARGE);
        }

        @GetMapping("/lost-service")
        String lostService() throws IOException {
            throw new IOException("Connection reset by peer");
        }

        @GetMapping("/lost-file")
        String lostFile() throws IOException {
            throw new EOFException();
        }

        @GetMapping("/lost-and-answered")
        String lostAndAnswered() {
            throw new IllegalStateException(new IOException("Connection reset by peer"));
        }

        @GetMapping("/lost-and-done-without")
        String lostAndDoneWithout() throws IOException {
            throw new ConnectException("Connection reset by peer");
        }

        @GetMapping("/shown")
        String shown() {
            throw new UnsupportedOperationException("card 4711");
        }

        @GetMapping("/unhandled")
        String unhandled() {
            throw new ArithmeticException("card 4711");
        }

        @GetMapping("/answered")
        String answered() {
            throw new IllegalArgumentException("card 4711");
        }

        @ExceptionHandler(IllegalArgumentException.class)
        ResponseEntity<String> sorry() {
            return ResponseEntity.internalServerError().body("sorry");
        }

        @ExceptionHandler(ConnectException.class)
        ResponseEntity<String> fromMemory() {
            return ResponseEntity.ok("from memory");
        }

        @ExceptionHandler(UnsupportedOperationException.class)
        ModelAndView page() {
            View view = (model, request, response) -> response.getWriter().write("a page about it");
            ModelAndView page = new ModelAndView(view);
            page.setStatus(HttpStatus.INTERNAL_SERVER_ERROR);
            return page;
        }

        @ExceptionHandler(IllegalStateException.class)
        ResponseEntity<String> badGateway() {
            return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body("not here");
        }
    }
}
