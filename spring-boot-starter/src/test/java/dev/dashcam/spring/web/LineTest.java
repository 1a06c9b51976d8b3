/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.RunningApplication;
import io.micrometer.observation.Observation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tests run on what they are meant to run on: this line of Spring Boot, these threads. */
final class LineTest {
    @TempDir
    Path spool;

    @Test
    void springBoot_isOfTheLineThatTheBuildNames() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring-boot.version"));
        assertThat(Observation.class.getPackage().getImplementationVersion())
                .startsWith(
                        switch (SpringBootVersion.getVersion().substring(0, 3)) {
                            case "3.5" -> "1.15.";
                            case "4.0" -> "1.16.";
                            default -> "1.17.";
                        });
    }

    @Test
    void requests_areOnTheThreadsThatWereAskedFor() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(Application.class, "dashcam.spool.directory=" + spool)) {
            String thread = application.get("/thread").body();
            assertThat(thread.startsWith("VirtualThread"))
                    .isEqualTo(Boolean.getBoolean("spring.threads.virtual.enabled"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/thread")
        String thread() {
            return Thread.currentThread().toString();
        }
    }
}
