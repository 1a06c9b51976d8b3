/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.application.RunningApplication;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** What can be reached, and what is answered where there is no recorder. */
final class EndpointsTest {
    private static final String ALL = "management.endpoints.web.exposure.include=*";

    @TempDir
    Path spool;

    @Test
    void snapshots_areNotReadUnlessThatIsPermitted() throws Exception {
        try (RunningApplication application = start(ALL)) {
            assertThat(application.get("/actuator/dashcam").statusCode()).isEqualTo(200);
            assertThat(application.get("/actuator/dashcamsnapshots").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void recorderThatAMistakeHasSwitchedOff_isNotThereForAnybody() throws Exception {
        try (RunningApplication application = start(ALL, "dashcam.window=0s", "dashcam.on-error=disable")) {
            assertThat(application.get("/actuator/dashcam").body()).contains("\"recording\":false", "dashcam.window");
            for (String action : new String[] {"snapshot/before-deploy", "drill"}) {
                HttpResponse<String> answer = application.post("/actuator/dashcam/" + action);
                assertThat(answer.statusCode()).as(action).isEqualTo(503);
                assertThat(answer.body())
                        .as(action)
                        .contains("dashcam.window (commandLineArgs): it is \"0s\"; it must be");
            }
        }
    }

    @Test
    void recorderThatNobodyWants_hasNoEndpoints() throws Exception {
        try (RunningApplication application = start(ALL, "dashcam.enabled=false")) {
            assertThat(application.get("/actuator/dashcam").statusCode()).isEqualTo(404);
            assertThat(application.post("/actuator/dashcam/drill").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void snapshotThatIsEncrypted_isListedWithItsVerdict() throws Exception {
        try (RunningApplication application = start(
                ALL,
                "management.endpoint.dashcamsnapshots.access=read-only",
                "dashcam.encryption.recipients=age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")) {
            assertThat(application.post("/actuator/dashcam/drill").statusCode()).isEqualTo(200);
            assertThat(application.get("/actuator/dashcamsnapshots").body())
                    .contains("\"encrypted\":true", "\"kinds\":[\"drill\"]", "\"verdict\":\"drill took ");
        }
    }

    private RunningApplication start(String... properties) {
        String[] all = new String[properties.length + 1];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = "dashcam.spool.directory=" + spool;
        return RunningApplication.start(Application.class, all);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
