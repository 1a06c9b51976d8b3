/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.dashcam.logback.LogbackLog;
import dev.dashcam.spring.application.RunningApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The application's log in its snapshots. */
final class LogsTest {
    private static final Logger LOG = LoggerFactory.getLogger("com.acme.Pay");
    private static final LoggerContext LOGBACK = (LoggerContext) LoggerFactory.getILoggerFactory();

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @TempDir
    Path spool;

    @Test
    void errorInTheLog_isCaptured_withTheLinesSinceTheStart() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Application.class,
                "dashcam.spool.directory=" + spool,
                "dashcam.limits.warm-up=0s",
                "dashcam.limits.minimum-history=0s",
                "dashcam.limits.tail=0s",
                "dashcam.triggers.logs.payments.logger=com.acme",
                "dashcam.triggers.logs.payments.matching=card .* refused")) {
            application.get("/pay");
            long untilNanos = System.nanoTime() + PATIENCE_NANOS;
            while (application.recorder().snapshots().isEmpty()) {
                assertThat(System.nanoTime())
                        .as("when it should be captured: "
                                + application.recorder().status())
                        .isLessThan(untilNanos);
                Thread.sleep(20);
            }
            Path file = application.recorder().snapshots().get(0);

            assertThat(text(file, "logs.txt"))
                    .containsSubsequence(
                            "WARN  [main] com.acme.Pay: made before the recorder\n", "com.acme.Pay: card {} refused")
                    .doesNotContain("4111");
            assertThat(text(file, "manifest.json"))
                    .contains("\"trigger\": \"payments\"")
                    .contains("ERROR in com.acme.Pay: card {} refused");
            assertThat(LogbackLog.installed(LOGBACK)).isNotNull();
        }
        assertThat(LogbackLog.installed(LOGBACK)).isNull();
    }

    @Test
    void switchedOff_nothingListens() {
        assertThat(listensWhileRunning("dashcam.enabled=false")).isFalse();
        assertThat(listensWhileRunning("dashcam.logs.enabled=false")).isFalse();
    }

    @Test
    void badLevel_isAMistakeThatIsNamed() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> listensWhileRunning("dashcam.logs.level=loud")))
                .rootCause()
                .hasMessageContaining("loud");
    }

    private boolean listensWhileRunning(String property) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(
                "--" + property,
                "--dashcam.memory=8MB",
                "--dashcam.spool.directory=" + spool,
                "--logging.level.root=warn")) {
            assertThat(context.isActive()).isTrue();
            return LogbackLog.installed(LOGBACK) != null;
        }
    }

    private static String text(Path file, String entry) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Nothing {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {
        Application() {
            LOG.warn("made before the recorder");
        }
    }

    @RestController
    static class Pages {
        @GetMapping("/pay")
        String pay() {
            LOG.error("card {} refused", "4111-1111");
            return "refused";
        }
    }
}
