/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import dev.dashcam.task.TaskKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where no filter of ours sees requests, which has to be said: in a reactive application, in a worker. */
final class WithoutSpringMvcTest {
    @TempDir
    Path spool;

    @Test
    void reactiveRequest_isATaskByItsObservation_andTheStartLineSaysWhatIsSeen() throws Exception {
        try (RunningApplication application = start(
                "reactive",
                "dashcam.limits.warm-up=0s",
                "dashcam.limits.minimum-history=0s",
                "dashcam.triggers.latency.threshold=300ms")) {
            LogLines lines = application.context().getBean(LogLines.class);
            assertThat(lines.await(line -> line.startsWith("Recording")).text())
                    .contains(". No Spring MVC: only requests that Micrometer observes are seen. Snapshots: ");
            assertThat(application.get("/late").body()).isEqualTo("late");

            RecordedEvent end = application.awaitEvent(endOf("http.server.requests"));
            assertThat(end.taskKind()).isEqualTo(TaskKind.REQUEST);
            assertThat(end.parentId()).isZero();
            assertThat(end.attributes())
                    .containsEntry("method", "GET")
                    .containsEntry("uri", "/late")
                    .containsEntry("status", "200");
            lines.await(line -> line.matches("Captured \\w+: http\\.server\\.requests took .*"));
        }
    }

    @Test
    void workerThatObservesNothing_saysInItsStartLineThatItSeesNoRequests() throws Exception {
        try (RunningApplication application = start("none", "dashcam.observations.enabled=false")) {
            LogLines lines = application.context().getBean(LogLines.class);
            assertThat(lines.await(line -> line.startsWith("Recording")).text())
                    .contains(". No Spring MVC: no requests are seen. Snapshots: ");
        }
    }

    private RunningApplication start(String type, String... properties) {
        String[] all = new String[properties.length + 2];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = "dashcam.spool.directory=" + spool;
        all[properties.length + 1] = "spring.main.web-application-type=" + type;
        return RunningApplication.start(Application.class, all);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Pages.class, LogLines.FromTheStart.class})
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/late")
        Mono<String> late() {
            return Mono.delay(Duration.ofMillis(350)).thenReturn("late");
        }
    }
}
