/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.configuration.settings.SinksSettings;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.task.Task;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerStatus;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.latency.LatencyTrigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** A configuration with something of everything does what it says. */
final class ExampleTest {
    private static final Path EXAMPLE =
            DocumentedPropertiesTest.ROOT.resolve("spring-boot-starter/src/test/resources/example.yml");
    private static final String RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    private static final Duration LATENCY = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private final Map<String, Object> ofThisMachine = new HashMap<>();
    private ApplicationContextRunner runner;

    @BeforeEach
    void setUp() throws IOException {
        ofThisMachine.put("dashcam.spool.directory", folder.resolve("spool"));
        ofThisMachine.put("dashcam.sinks.file.directory", folder.resolve("incidents"));
        ofThisMachine.put("dashcam.encryption.recipients", RECIPIENT);
        ofThisMachine.put("INCIDENTS_TOKEN", "canary");
        ofThisMachine.put("SLACK_WEBHOOK", "https://hooks.acme.internal/services/T0");
        PropertySource<?> example = new YamlPropertySourceLoader()
                .load("example.yml", new FileSystemResource(EXAMPLE))
                .get(0);
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DashcamAutoConfiguration.class))
                .withInitializer(context -> {
                    context.getEnvironment().getPropertySources().addFirst(example);
                    context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("this machine", ofThisMachine));
                });
    }

    @Test
    void triggers_areThoseThatItDescribes() {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            FlightRecorder recorder = context.getBean(FlightRecorder.class);
            assertThat(trigger(recorder, "latency").isLike(latency("/checkout/**", "GET /reports/{id}")))
                    .isTrue();
            assertThat(trigger(recorder, "latency").isLike(latency("GET /reports/{id}", "/checkout/**")))
                    .as("the first that matches counts, so that another order is another trigger")
                    .isFalse();
            assertThat(trigger(recorder, "stuck")
                            .isLike(Triggers.stuck(Duration.ofSeconds(10)).route("/reports/**", Duration.ofMinutes(2))))
                    .isTrue();
            assertThat(trigger(recorder, "error-rate")
                            .isLike(Triggers.errorRate(0.1)
                                    .window(Duration.ofMinutes(1))
                                    .minRequests(20)
                                    .ignoringStatuses(429, 503)))
                    .isTrue();
            assertThat(trigger(recorder, "slow-checkout")
                            .isLike(Triggers.named("slow-checkout").cooldown(Duration.ofMinutes(5))))
                    .isTrue();
            assertThat(recorder.status().triggers())
                    .filteredOn(trigger -> trigger.name().equals("pool-exhausted"))
                    .singleElement()
                    .extracting(TriggerStatus::watching)
                    .isEqualTo("hikaricp.connections.pending > 0");
        });
    }

    /** The same but for the order of the two. */
    private static LatencyTrigger latency(String first, String second) {
        Map<String, Duration> thresholds =
                Map.of("/checkout/**", Duration.ofMillis(300), "GET /reports/{id}", Duration.ofSeconds(10));
        return Triggers.latency(LATENCY)
                .route(first, thresholds.get(first))
                .route(second, thresholds.get(second))
                .ignoring("/export/**");
    }

    @Test
    void limitsSpoolAndSinks_areThoseThatItDescribes() {
        runner.run(context -> {
            Settings set = context.getBean(dev.dashcam.configuration.Configuration.class)
                    .settings();
            assertThat(set.memoryBytes()).isEqualTo(64 << 20);
            assertThat(set.window()).hasSeconds(30);
            assertThat(set.limits().cooldown()).hasSeconds(60);
            assertThat(set.limits().perHour()).isEqualTo(10);
            assertThat(set.limits().perDay()).isEqualTo(30);
            assertThat(set.spool().maxBytes()).isEqualTo(512 << 20);
            SinksSettings sinks = set.sinks();
            assertThat(sinks.file().maxBytes()).isEqualTo(10L << 30);
            assertThat(sinks.s3().bucket()).isEqualTo("acme-incidents");
            assertThat(sinks.s3().region()).isEqualTo("eu-central-1");
            assertThat(sinks.s3().prefix()).isEqualTo("dashcam/");
            assertThat(sinks.http().url()).isEqualTo("https://incidents.acme.internal/upload");
            assertThat(sinks.http().headers()).containsExactly(Map.entry("Authorization", "Bearer canary"));
            assertThat(sinks.webhook().url()).isEqualTo("https://hooks.acme.internal/services/T0");
            FlightRecorder recorder = context.getBean(FlightRecorder.class);
            assertThat(recorder.status().storeStatus().sinks())
                    .extracting(SinkStatus::name)
                    .containsExactly("file", "http", "s3", "webhook");
            assertThat(recorder.status().store())
                    .isEqualTo(folder.resolve("spool").toString());
        });
    }

    @Test
    void whatIsWritten_isEncryptedForTheRecipient() {
        runner.run(context -> {
            Path file = folder.resolve("snapshot.dcam");
            context.getBean(FlightRecorder.class).writeTo(file);
            byte[] written = Files.readAllBytes(file);
            assertThat(new String(written, 0, 40, StandardCharsets.US_ASCII))
                    .startsWith("age-encryption.org/v1\n-> X25519");
        });
    }

    @Test
    void bothRulesOfRedaction_areApplied() {
        ofThisMachine.put("dashcam.encryption.recipients", "");
        runner.run(context -> {
            FlightRecorder recorder = context.getBean(FlightRecorder.class);
            // who asks waits until it records
            recorder.status();
            try (Task task = recorder.task("GET /orders")) {
                task.set("session.id", "canary").set("customer", "of C-12345678");
            }
            Path file = folder.resolve("snapshot.dcam");
            recorder.writeTo(file);
            assertThat(attributes(file)).containsEntry("session.id", "***").containsEntry("customer", "of C-########");
        });
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
        try (TraceReader reader = TraceReader.open(file)) {
            TraceEvent event = reader.next();
            while (event != null && event.kind() != EventKind.TASK_END) {
                event = reader.next();
            }
            assertThat(event).isNotNull();
            return Map.copyOf(event.attributes());
        }
    }

    @Test
    void machineThatLacksBothVariables_isWithoutThoseSinksAlone() {
        ofThisMachine.remove("INCIDENTS_TOKEN");
        ofThisMachine.remove("SLACK_WEBHOOK");
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            FlightRecorder recorder = context.getBean(FlightRecorder.class);
            assertThat(recorder.status().storeStatus().sinks())
                    .extracting(SinkStatus::name)
                    .containsExactly("file", "s3");
            assertThat(recorder.status().notes())
                    .anyMatch(note -> note.startsWith(
                            "The sink http is off: ${INCIDENTS_TOKEN} of dashcam.sinks.http.headers.Authorization"))
                    .anyMatch(note ->
                            note.startsWith("The sink webhook is off: ${SLACK_WEBHOOK} of dashcam.sinks.webhook.url"));
        });
    }

    private static Trigger trigger(FlightRecorder recorder, String name) {
        return recorder.triggers().stream()
                .filter(trigger -> trigger.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
