/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RunningApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Requests that fail one after the other, with the settings that come with the starter but for the waiting. */
final class ErrorBurstTest {
    @TempDir
    static Path spool;

    private static RunningApplication application;
    private static LogLines lines;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "dashcam.limits.warm-up=0s",
                "dashcam.limits.minimum-history=0s",
                "dashcam.limits.tail=0s",
                "dashcam.triggers.latency.enabled=false",
                "dashcam.triggers.error-rate.ignore-statuses=503");
        lines = application.context().getBean(LogLines.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        lines.close();
    }

    @Test
    void burstOfErrors_isCapturedOnce_withOneThatFailed() throws Exception {
        for (int i = 0; i < 40; i++) {
            // neither what the service refuses on purpose nor what the client did wrong is an error of the service
            assertThat(application.get("/closed").statusCode()).isEqualTo(503);
            assertThat(application.get("/no-such-page").statusCode()).isEqualTo(404);
        }
        for (int i = 0; i < 30; i++) {
            assertThat(application.get("/broken").statusCode()).isEqualTo(500);
        }

        String line = lines.awaitNth(1, text -> text.startsWith("Captured")).text();

        assertThat(line)
                .matches(
                        "Captured \\w+: \\d+ % of (GET /broken|all routes) failed \\(>= 10 %\\)\\. GET /broken failed after"
                                + " .* with IllegalStateException; .*");
        assertThat(lines.texts())
                .filteredOn(text -> text.startsWith("Captured"))
                .hasSize(1);
        assertThat(application.recorder().status().triggers())
                .filteredOn(trigger -> trigger.name().equals("error-rate"))
                .singleElement()
                .satisfies(trigger -> assertThat(trigger.captured()).isEqualTo(1));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Pages.class, LogLines.FromTheStart.class})
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("broken");
        }

        @GetMapping("/closed")
        String closed() {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }
}
