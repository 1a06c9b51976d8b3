/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.trigger.Trigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** Mistakes that are the same on every machine stop an application; what depends on the machine does not. */
final class MistakesTest {
    @TempDir
    Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void setUp() {
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DashcamAutoConfiguration.class))
                .withPropertyValues("dashcam.spool.directory=" + folder.resolve("spool"), "dashcam.memory=4MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dashcam.window=0s | dashcam.window | window must be from 1 s to 1 h: PT0S",
                "dashcam.service=a/b | dashcam.service | service must have",
                "dashcam.triggers.latency.threshold=0s | dashcam.triggers.latency.threshold | The latency threshold is 0 s",
                "dashcam.triggers.stuck.routes[0].threshold=1s | dashcam.triggers.stuck.routes[0] | It has no route",
                "dashcam.triggers.latency.routes[0].route=/a/{b | dashcam.triggers.latency.routes[0] | brace",
                "dashcam.triggers.error-rate.ratio=10 | dashcam.triggers.error-rate.ratio | must be more than 0 and at most 1",
                "dashcam.triggers.error-rate.window=2h | dashcam.triggers.error-rate.window | must be between 3 s and 1 h",
                "dashcam.triggers.error-rate.min-requests=0 | dashcam.triggers.error-rate.min-requests | between 1 and",
                "dashcam.triggers.error-rate.ignore-statuses=5 | dashcam.triggers.error-rate.ignore-statuses | between 100",
                "dashcam.source-url=github.com/acme/shop/{path} | dashcam.source-url | \"github.com/acme/shop/{path}\" is no source URL",
                "dashcam.jvm.max-size=1MB | dashcam.jvm.max-size | the JVM's files must be from 4 MiB to 1 GiB",
                "dashcam.jvm.min-free=0 | dashcam.jvm.min-free | the room left beside the JVM's files must be from 1 MiB",
                "dashcam.limits.per-hour=-1 | dashcam.limits.per-hour | must be between 0 and 1000",
                "dashcam.spool.max-files=0 | dashcam.spool.max-files | between 1 and 10000",
            })
    void badValue_isReportedWithItsProperty(String property, String name, String problem) {
        runner.withPropertyValues(property).run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = new DashcamMistakeAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).contains(name, problem);
            assertThat(analysis.getAction()).contains(name, "dashcam.on-error=disable");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dashcam.window | 0s | dashcam.window: window must be",
                "dashcam.window | soon | dashcam.window cannot be \"soon\"",
                "dashcam.windw | 30s | nothing is known of dashcam.windw",
            })
    void mistake_onlySwitchesTheRecorderOffWhenAskedTo(String property, String value, String note) {
        runner.withPropertyValues("dashcam.on-error=disable")
                .withInitializer(inAFile(property, value))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    FlightRecorder recorder = context.getBean(FlightRecorder.class);
                    assertThat(recorder.status().recording()).isFalse();
                    assertThat(recorder.status().notes())
                            .singleElement()
                            .asString()
                            .contains(note);
                });
    }

    @Test
    void unknownKeyInAFile_isAMistake() {
        runner.withInitializer(inAFile("dashcam.windw", "30s"))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void unknownKeyInTheEnvironment_isNone() {
        runner.withSystemProperties("dashcam.windw=30s")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void folderThatCannotBeUsed_switchesThatPartOff() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        runner.withPropertyValues("dashcam.spool.directory=" + file).run(context -> {
            assertThat(context).hasNotFailed();
            FlightRecorder recorder = context.getBean(FlightRecorder.class);
            assertThat(recorder.status().recording()).isTrue();
            assertThat(recorder.status().notes()).anyMatch(note -> note.contains("is a file, not a folder"));
        });
    }

    @Test
    void twoTriggersOfOneName_areAMistake() {
        runner.withUserConfiguration(SecondLatency.class).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("a trigger named latency");
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {SecondLatency.class, WithoutAWindow.class})
    void beanThatIsRefused_onlySwitchesTheRecorderOffWhenAskedTo(Class<?> beans) {
        runner.withUserConfiguration(beans).run(context -> {
            assertThat(context).hasFailed();
            assertThat(new DashcamMistakeAnalyzer().analyze(context.getStartupFailure()))
                    .isNotNull();
        });
        runner.withUserConfiguration(beans)
                .withPropertyValues("dashcam.on-error=disable")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(FlightRecorder.class).status().notes())
                            .singleElement()
                            .asString()
                            .contains("the bean of type " + beans.getName());
                });
    }

    @Test
    void beansOfTheApplication_joinIn() {
        runner.withUserConfiguration(Own.class).run(context -> {
            FlightRecorder recorder = context.getBean(FlightRecorder.class);
            assertThat(recorder.status().triggers())
                    .anyMatch(trigger -> trigger.name().equals("own"));
            assertThat(recorder.status().window()).hasSeconds(7);
        });
    }

    private static org.springframework.context.ApplicationContextInitializer<
                    org.springframework.context.ConfigurableApplicationContext>
            inAFile(String property, String value) {
        return context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("application.yml", Map.of(property, value)));
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondLatency {
        @Bean
        Trigger latency() {
            return new OneMoreLatency();
        }

        private record OneMoreLatency() implements Trigger {
            @Override
            public String name() {
                return "latency";
            }

            @Override
            public String kind() {
                return "own";
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithoutAWindow {
        @Bean
        FlightRecorderCustomizer nothing() {
            return builder -> builder.window(java.time.Duration.ZERO);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        Trigger own() {
            return new Named("own");
        }

        @Bean
        FlightRecorderCustomizer shorter() {
            return builder -> builder.window(java.time.Duration.ofSeconds(7));
        }
    }

    private record Named(String name) implements Trigger {
        @Override
        public String kind() {
            return "own";
        }
    }
}
