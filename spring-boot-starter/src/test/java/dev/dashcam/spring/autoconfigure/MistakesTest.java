/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.StoreStatus;
import dev.dashcam.spring.FlightRecorderCustomizer;
import dev.dashcam.trigger.Trigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.springframework.context.ApplicationContext;
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
                "dashcam.window=0s | dashcam.window | it is \"0s\"; it must be a duration from 1s to 1h",
                "dashcam.service=a/b | dashcam.service | service must have",
                "dashcam.triggers.latency.threshold=0s | dashcam.triggers.latency.threshold | it must be a duration from 1ns to 1d",
                "dashcam.triggers.gc-pause.threshold=0s | dashcam.triggers.gc-pause.threshold | it must be a duration from 1ms to 1h",
                "dashcam.triggers.heap.ratio=90 | dashcam.triggers.heap.ratio | it is \"90\"; it must be a number more than 0 and at most 1",
                "dashcam.triggers.stuck.routes[0].threshold=1s | dashcam.triggers.stuck.routes[0] | It has no route",
                "dashcam.triggers.latency.routes[0].route=/a/{b | dashcam.triggers.latency.routes[0] | brace",
                "dashcam.triggers.error-rate.ratio=10 | dashcam.triggers.error-rate.ratio | it must be a number more than 0 and at most 1",
                "dashcam.triggers.error-rate.window=2h | dashcam.triggers.error-rate.window | it must be a duration from 3s to 1h",
                "dashcam.triggers.error-rate.min-requests=0 | dashcam.triggers.error-rate.min-requests | it must be a whole number from 1 to",
                "dashcam.triggers.error-rate.ignore-statuses=5 | dashcam.triggers.error-rate.ignore-statuses | it must be whole numbers from 100 to 599",
                "dashcam.triggers.metrics.a.above=1 | dashcam.triggers.metrics.a.meter | such as hikaricp.connections.pending",
                "dashcam.triggers.metrics.a.meter=b | dashcam.triggers.metrics.a | It needs either above or below",
                "dashcam.triggers.server-busy.lasting=0s | dashcam.triggers.server-busy.lasting | it must be a duration from 1s to 1h",
                "dashcam.triggers.exceptions.a.type=( | dashcam.triggers.exceptions.a.type | is no regular expression",
                "dashcam.source-url=github.com/acme/shop/{path} | dashcam.source-url | \"github.com/acme/shop/{path}\" is no source URL",
                "dashcam.jvm.max-size=1MB | dashcam.jvm.max-size | it must be a size from 4MB to 1GB",
                "dashcam.jvm.min-free=0 | dashcam.jvm.min-free | it must be a size from 1MB to 1GB",
                "dashcam.triggers.logs.pay.matching=(a | dashcam.triggers.logs.pay.matching | is no regular expression",
                "dashcam.triggers.logs.pay.count=0 | dashcam.triggers.logs.pay.count | it must be a whole number from 1 to",
                "dashcam.redaction.rules[0].match=x | dashcam.redaction.rules[0] | It has no name",
                "dashcam.redaction.rules[0].name=session | dashcam.redaction.rules[0] | rule session says nothing to replace",
                "dashcam.encryption.recipients=age1qqq | dashcam.encryption.recipients | \"age1qqq\" is no public key of age",
                "dashcam.encryption.recipients[0]=ssh-ed25519 | dashcam.encryption.recipients | is no public key of age",
                "dashcam.limits.per-hour=-1 | dashcam.limits.per-hour | it must be a whole number from 0 to 1000",
                "dashcam.sinks.s3.region=eu-central-1 | dashcam.sinks.s3.bucket | S3 needs the name of a bucket",
                "dashcam.sinks.s3.bucket=a | dashcam.sinks.s3.bucket | must have 3 to 63 letters",
                "dashcam.spool.min-free=2000GB | dashcam.spool.min-free | it must be a size from 0B to 1TB",
                "dashcam.spool.max-files=0 | dashcam.spool.max-files | it must be a whole number from 1 to 10000",
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

    @Test
    void ruleWithABadPattern_isReportedWithItsNameAndThePosition() {
        runner.withPropertyValues(
                        "dashcam.redaction.rules[0].name=session",
                        "dashcam.redaction.rules[0].attribute=session.id",
                        "dashcam.redaction.rules[1].name=customer",
                        "dashcam.redaction.rules[1].match=C-(\\d{8}",
                        "dashcam.redaction.rules[1].enabled=false")
                .run(context -> {
                    assertThat(context).hasFailed();
                    FailureAnalysis analysis = new DashcamMistakeAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription())
                            .contains("dashcam.redaction.rules[1]", "rule customer: the pattern C-(", "at position");
                });
    }

    @Test
    void rulesOfTheProperties_areAppliedInTheirOrder() {
        runner.withPropertyValues(
                        "dashcam.redaction.rules[0].name=customer",
                        "dashcam.redaction.rules[0].match=C-\\d{8}",
                        "dashcam.redaction.rules[0].replace=C-########",
                        "dashcam.redaction.rules[1].name=off",
                        "dashcam.redaction.rules[1].match=order",
                        "dashcam.redaction.rules[1].enabled=false",
                        "dashcam.redaction.rules[2].name=hash",
                        "dashcam.redaction.rules[2].match=#+",
                        "dashcam.redaction.rules[2].replace=number")
                .run(context -> {
                    FlightRecorder recorder = context.getBean(FlightRecorder.class);
                    // who asks waits until it records
                    recorder.status();
                    recorder.log("order of C-12345678");
                    Path file = folder.resolve("snapshot.dcam");
                    recorder.writeTo(file);
                    try (TraceReader reader = TraceReader.open(file)) {
                        TraceEvent event = reader.next();
                        while (event != null && event.kind() != EventKind.LOG) {
                            event = reader.next();
                        }
                        assertThat(event).isNotNull();
                        assertThat(event.text()).isEqualTo("order of C-number");
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefix=/a | must be a folder such as dashcam/",
                "region=eu_central | must have 1 to 63 letters",
                "endpoint=minio:9000 | must be a URL such as",
                "kms-key-id=a b | its id, alias or ARN",
                "storage-class=cold | it is written as STANDARD_IA",
                "time-limit=0s | it must be a duration from 1s to 59m",
                "credentials.secret-access-key=canary | both or neither",
                "credentials.access-key-id=canary | both or neither",
                "trust-store=a\0b | is no path",
            })
    void badValueOfS3_isReportedWithItsProperty(String property, String problem) {
        runner.withPropertyValues("dashcam.sinks.s3.bucket=acme", "dashcam.sinks.s3." + property)
                .run(context -> {
                    assertThat(context).hasFailed();
                    FailureAnalysis analysis = new DashcamMistakeAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription()).contains("dashcam.sinks.s3.", problem);
                    assertThat(analysis.getDescription()).doesNotContain("canary");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dashcam.window | 0s | dashcam.window (application.yml): it is \"0s\"; it must be",
                "dashcam.window | soon | dashcam.window (application.yml): it is \"soon\"; it must be a duration from 1s to 1h",
                "dashcam.windw | 30s | dashcam.windw (application.yml): there is no such property; did you mean dashcam.window?",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file.max-size=1GB | file.directory | There is no folder to copy snapshots to",
                "file.directory=a\0b | file.directory | is no path",
                "file.files=canary/{nothing} | file.files | {nothing} is not known",
                "file.max-size=1KB | file.max-size | it must be a size of 1MB or more",
                "file.max-files=0 | file.max-files | it must be a whole number from 1 to 100000",
                "file.max-age=0s | file.max-age | it must be a duration of 1ns or more",
                "http.multipart=true | http.url | There is no URL of a server",
                "http.url=ttps://h/canary | http.url | It is no URL of a server",
                "http.headers.Host=canary | http.headers.Host | is written by the sink itself",
                "http.connect-timeout=0s | http.connect-timeout | it must be a duration from 1ms to 1h",
                "http.request-timeout=2h | http.request-timeout | it must be a duration from 1ms to 1h",
                "http.total-timeout=2h | http.total-timeout | it must be a duration from 1ms to 1h",
                "http.client-key=/tls.key | http.client-certificate | There is a client key and no certificate to it",
                "http.client-certificate=a\0b | http.client-certificate | is no path",
                "http.key-store=a\0b | http.key-store | is no path",
                "webhook.url=canary | webhook.url | It is no URL of a server",
                "webhook.link=https://h/{nothing} | webhook.link | {nothing} is not known",
            })
    void badValueOfASink_isReportedWithItsPropertyAndShowsNoSecret(String property, String name, String problem) {
        String url = property.contains(".url") ? "dashcam.enabled=true" : complete(property);
        runner.withPropertyValues(url, "dashcam.sinks." + property).run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = new DashcamMistakeAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).contains("dashcam.sinks." + name, problem);
            if (!property.startsWith("file.")) {
                assertThat(analysis.getDescription()).doesNotContain("canary");
            }
        });
    }

    /** What is needed beside a property that is wrong. */
    private String complete(String property) {
        if (property.equals("file.max-size=1GB") || property.equals("http.multipart=true")) {
            return "dashcam.enabled=true";
        }
        return property.startsWith("file.")
                ? "dashcam.sinks.file.directory=" + folder.resolve("shared")
                : "dashcam.sinks." + property.substring(0, property.indexOf('.')) + ".url=https://h/upload";
    }

    @Test
    void sinkWhosePlaceholderHasNoValue_isNotThere() {
        runner.withPropertyValues(
                        "dashcam.sinks.file.directory=",
                        "dashcam.sinks.http.url=",
                        "dashcam.sinks.s3.bucket= ",
                        "dashcam.sinks.s3.region=eu-central-1",
                        "dashcam.sinks.webhook.url= ")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(sinks(context)).isEmpty();
                });
    }

    /** Whether a placeholder has a value depends on the machine, so that a text without one must stop no start. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file.files",
                "http.headers.Authorization",
                "http.trust-store",
                "http.trust-store-password",
                "http.client-certificate",
                "http.client-key",
                "http.key-store",
                "http.key-store-password",
                "s3.region",
                "s3.prefix",
                "s3.endpoint",
                "s3.kms-key-id",
                "s3.storage-class",
                "s3.trust-store",
                "s3.trust-store-password",
                "s3.credentials.access-key-id",
                "s3.credentials.secret-access-key",
                "s3.credentials.session-token",
                "s3.credentials.profile",
                "webhook.link",
                "webhook.trust-store",
                "webhook.trust-store-password",
            })
    void settingOfASinkWhosePlaceholderHasNoValue_stopsNoStart(String property) {
        runner.withPropertyValues(
                        "dashcam.sinks.file.directory=" + folder.resolve("shared"),
                        "dashcam.sinks.http.url=https://h/upload",
                        "dashcam.sinks.s3.bucket=acme",
                        "dashcam.sinks.s3.credentials.access-key-id=id",
                        "dashcam.sinks.s3.credentials.secret-access-key=secret",
                        "dashcam.sinks.webhook.url=https://h/chat",
                        "dashcam.sinks." + property + "=")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(sinks(context)).containsExactly("file", "http", "s3", "webhook");
                });
    }

    private static List<String> sinks(ApplicationContext context) {
        StoreStatus store = context.getBean(FlightRecorder.class).status().storeStatus();
        assertThat(store).isNotNull();
        return store.sinks().stream().map(SinkStatus::name).toList();
    }

    @Test
    void unknownKeyInAFile_isAMistake() {
        runner.withInitializer(inAFile("dashcam.windw", "30s"))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void allNamesAndValuesThatAreWrong_areToldAtOnceWithWhatIsAllowed() {
        runner.withPropertyValues("dashcam.triggers.latency.treshold=300ms", "dashcam.limits.per-hour=many")
                .withInitializer(inAFile("dashcam.window", "soon"))
                .run(context -> {
                    FailureAnalysis analysis = new DashcamMistakeAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription())
                            .contains(
                                    "dashcam.window (application.yml): it is \"soon\"; it must be a duration from 1s to 1h",
                                    "dashcam.triggers.latency.treshold (test): there is no such property; did you mean"
                                            + " dashcam.triggers.latency.threshold?",
                                    "dashcam.limits.per-hour (test): it is \"many\"; it must be a whole number from 0 to");
                    assertThat(analysis.getAction()).contains("dashcam.window, ", "dashcam.on-error=disable");
                });
    }

    @Test
    void unknownKeyInTheEnvironment_isNone() {
        runner.withSystemProperties("dashcam.windw=30s")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void folderThatCannotBeUsed_switchesThatPartOff() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        runner.withPropertyValues("dashcam.spool.directory=" + file, "dashcam.spool.mode=disk")
                .run(context -> {
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
