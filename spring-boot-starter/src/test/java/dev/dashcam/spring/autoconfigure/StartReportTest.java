/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.logging.LogsUntilTheEnd;
import dev.dashcam.trigger.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What people read who start an application as Spring Boot starts it. */
@ExtendWith(OutputCaptureExtension.class)
final class StartReportTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    @Test
    void mistake_isAReportAndNoStackTrace(CapturedOutput output) {
        assertThatThrownBy(() -> run(Empty.class, "--dashcam.windw=30s", "--dashcam.limits.per-day=many"));
        assertThat(output.getAll())
                .contains(
                        "APPLICATION FAILED TO START",
                        "The flight recorder cannot be started as configured",
                        "there is no such property; did you mean dashcam.window?",
                        "it is \"many\"; it must be a whole number from 0 to 1000",
                        "Until then dashcam.on-error=disable starts the application without the recorder.")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manual", "slower-than"})
    void triggerWhoseNameIsTaken_isAReportAndNoStackTrace(String name, CapturedOutput output) {
        assertThatThrownBy(() -> run(OwnTrigger.class, "--own.name=" + name));
        assertThat(output.getAll())
                .contains(
                        "APPLICATION FAILED TO START",
                        "the bean of type " + OwnTrigger.Named.class.getName(),
                        "A trigger is named " + name + ", which is taken; give it another name.")
                .doesNotContain("\tat ");
    }

    @Test
    void mistakeThatIsNotToStopTheStart_isOneLine(CapturedOutput output) {
        try (ConfigurableApplicationContext context =
                run(Empty.class, "--dashcam.windw=30s", "--dashcam.on-error=disable")) {
            assertThat(context.getBean(FlightRecorder.class).status().recording())
                    .isFalse();
        }
        assertThat(output.getAll()).doesNotContain("APPLICATION FAILED", "\tat ");
        assertThat(about(output))
                .singleElement()
                .asString()
                .contains("WARN", "The recorder is off: dashcam.windw (", "did you mean dashcam.window?");
    }

    @Test
    void lazyApplication_hasARecorderThatKnowsWhenItIsReady(CapturedOutput output) throws InterruptedException {
        try (ConfigurableApplicationContext context = run(Empty.class, "--spring.main.lazy-initialization=true")) {
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (about(output).isEmpty() && System.nanoTime() - until < 0) {
                Thread.sleep(10);
            }
            assertThat(about(output)).singleElement().asString().contains("Recording the last 30 s");
            assertThat(context.isRunning()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "logs.lines"})
    void placeholderWithoutAValue_leavesTheLog(String property) {
        try (ConfigurableApplicationContext context = run(Empty.class, "--dashcam." + property + "=${NOPE}")) {
            assertThat(context.getBean(LogsUntilTheEnd.class).log()).isNotNull();
        }
    }

    private ConfigurableApplicationContext run(Class<?> application, String... arguments) {
        SpringApplication starting = new SpringApplication(application);
        starting.setWebApplicationType(WebApplicationType.NONE);
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--dashcam.memory=4MB",
                                "--dashcam.spool.directory=" + folder.resolve("spool"),
                                "--logging.pattern.console=%p %c : %m%n",
                                "--logging.level.dev.dashcam=info"))
                .toArray(String[]::new);
        return starting.run(all);
    }

    /** What the recorder has said. */
    private static List<String> about(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains(" dev.dashcam : "))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DashcamAutoConfiguration.class)
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DashcamAutoConfiguration.class)
    static class OwnTrigger {
        @Bean
        Trigger own(Environment environment) {
            return new Named(environment.getRequiredProperty("own.name"));
        }

        record Named(String name) implements Trigger {
            @Override
            public String kind() {
                return "own";
            }
        }
    }
}
