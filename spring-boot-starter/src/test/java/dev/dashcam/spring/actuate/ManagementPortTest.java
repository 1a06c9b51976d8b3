/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import static dev.dashcam.spring.application.RecordedEvent.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.LogLines;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints on a port of their own, for which Spring Boot has a context and a server of their own. */
final class ManagementPortTest {
    private static final String SNAPSHOTS = "/actuator/dashcamsnapshots";
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

    @TempDir
    Path spool;

    @Test
    void managementPort_hasTheEndpoints_andNoneOfItsRequestsIsATask() throws Exception {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try (RunningApplication application = RunningApplication.start(
                Application.class,
                "management.server.port=0",
                "management.endpoints.web.exposure.include=health,dashcam,dashcamsnapshots",
                "management.endpoint.dashcamsnapshots.access=read-only",
                "dashcam.spool.directory=" + spool)) {
            application.get("/quick");
            assertThat(application.get("/actuator/dashcam").statusCode())
                    .as("on the application's own port")
                    .isEqualTo(404);

            assertThat(text(application, "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(text(application, "/actuator/dashcam").body()).contains("\"recording\":true");
            HttpResponse<String> drill = application.send(
                    application
                            .managementRequest("/actuator/dashcam/drill")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            // a busy machine can need more than the second that an explanation may take
            assertThat(drill.body()).contains("trigger ok", "capture ok", "spool ok");
            Matcher id = ID.matcher(text(application, SNAPSHOTS).body());
            assertThat(id.find()).isTrue();
            assertThat(application
                            .send(
                                    application
                                            .managementRequest(SNAPSHOTS + "/" + id.group(1))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .isEqualTo(Files.readAllBytes(spool.resolve(id.group(1) + ".dcam")));

            application.awaitEvent(endOf("GET /quick"));
            application.awaitEvent(endOf("GET /**"));
            assertThat(application.events())
                    .filteredOn(event -> event.kind() == EventKind.TASK_END)
                    .extracting(RecordedEvent::name)
                    .filteredOn(name -> name.matches("(GET |POST |http).*"))
                    .containsExactlyInAnyOrder("GET /quick", "GET /**");
            assertThat(application.context().getBean(LogLines.class).texts())
                    .filteredOn(line -> !line.startsWith("Drill "))
                    .singleElement()
                    .asString()
                    .startsWith("Recording the last ");
        } finally {
            System.setErr(before);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static HttpResponse<String> text(RunningApplication application, String path) throws Exception {
        return application.send(application.managementRequest(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Pages.class, LogLines.FromTheStart.class})
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/quick")
        String quick() {
            return "done";
        }
    }
}
