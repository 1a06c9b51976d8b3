/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.trigger.TriggerStatus;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a program without a framework gets. */
final class DashcamTest {
    private static final Consumer<FlightRecorderBuilder> NOTHING = builder -> {};

    @TempDir
    Path folder;

    private Path classPath;
    private Path spool;
    private final Properties systemProperties = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void setUp() throws IOException {
        appender.start();
        logger().addAppender(appender);
        classPath = Files.createDirectory(folder.resolve("class-path"));
        spool = folder.resolve("spool");
        environment.put("DASHCAM_MEMORY", "4MB");
        environment.put("DASHCAM_SPOOL_DIRECTORY", spool.toString());
    }

    @AfterEach
    void tearDown() {
        logger().detachAppender(appender);
    }

    @Test
    void fileInTheWorkingFolder_describesTheRecorder() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.window=7s", "dashcam.triggers.named.own.cooldown=5m");
        write(classPath.resolve("dashcam.properties"), "dashcam.window=8s");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().window()).hasSeconds(7);
            assertThat(recorder.status().store()).isEqualTo(spool.toString());
            assertThat(recorder.status().triggers())
                    .extracting(TriggerStatus::name)
                    .contains("latency", "stuck", "error-rate", "own");
        }
    }

    @Test
    void fileOnTheClassPath_countsWhereThereIsNoneInTheFolder() throws IOException {
        write(classPath.resolve("dashcam.properties"), "dashcam.window=8s");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().window()).hasSeconds(8);
        }
    }

    @Test
    void fileThatIsNamed_isTheOnlyOne() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.window=7s");
        write(folder.resolve("other.properties"), "dashcam.triggers.stuck.enabled=false");
        environment.put("DASHCAM_CONFIG", folder.resolve("nothing").toString());
        systemProperties.setProperty("dashcam.config", "other.properties");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().window()).hasSeconds(30);
            assertThat(recorder.status().triggers())
                    .extracting(TriggerStatus::name)
                    .contains("latency")
                    .doesNotContain("stuck");
        }
    }

    @Test
    void fileThatIsNamedAndNotThere_isAWarning() {
        environment.put("DASHCAM_CONFIG", "nothing.properties");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().recording()).isTrue();
            awaitLine("nothing.properties could not be read: there is no such file");
            assertThat(recorder.status().notes()).anyMatch(note -> note.contains("there is no such file"));
        }
    }

    @Test
    void fileThatIsDamaged_isAWarning() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.window=\\u00zz");
        try (FlightRecorder recorder = start()) {
            awaitLine("dashcam.properties could not be read: Malformed");
        }
    }

    @Test
    void systemProperty_countsMoreThanTheEnvironmentAndThatMoreThanTheFile() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.window=7s", "dashcam.triggers.latency.enabled=false");
        environment.put("DASHCAM_WINDOW", "8s");
        environment.put("DASHCAM_TRIGGERS_LATENCY_ENABLED", "true");
        systemProperties.setProperty("dashcam.window", "9s");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().window()).hasSeconds(9);
            assertThat(recorder.status().triggers())
                    .extracting(TriggerStatus::name)
                    .contains("latency");
        }
    }

    @Test
    void placeholders_areSystemPropertiesAndVariables() throws IOException {
        write(
                folder.resolve("dashcam.properties"),
                "dashcam.window=${WINDOW}",
                "dashcam.triggers.latency.threshold=${limit.ms:200}ms",
                "dashcam.sinks.http.url=${UPLOAD:}");
        environment.put("WINDOW", "11s");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().window()).hasSeconds(11);
            assertThat(recorder.status().triggers())
                    .filteredOn(trigger -> trigger.name().equals("latency"))
                    .singleElement()
                    .asString()
                    .contains("200 ms");
        }
    }

    @Test
    void placeholderWithoutAValue_isALineAndANote() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.sinks.http.url=${UPLOAD}");
        try (FlightRecorder recorder = start()) {
            awaitLine("The sink http is off: ${UPLOAD} of dashcam.sinks.http.url");
            assertThat(recorder.status().notes())
                    .singleElement()
                    .asString()
                    .startsWith("The sink http is off: ${UPLOAD} of dashcam.sinks.http.url");
        }
    }

    @Test
    void mistakes_stopTheStart() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.windw=7s", "dashcam.limits.per-day=many");
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationMistakeException.class)
                .hasMessageContaining("did you mean dashcam.window?")
                .hasMessageContaining("it is \"many\"; it must be a whole number from 0 to 1000")
                .hasNoCause();
    }

    @Test
    void mistakes_onlySwitchTheRecorderOffWhenAskedTo() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.windw=7s", "dashcam.on-error=disable");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().recording()).isFalse();
            assertThat(recorder.status().notes())
                    .singleElement()
                    .asString()
                    .contains("The recorder is off: dashcam.windw (dashcam.properties): there is no such property");
        }
    }

    @Test
    void switchedOff_isARecorderThatDoesNothing() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.enabled=false", "dashcam.no-such-key=1");
        try (FlightRecorder recorder = start()) {
            assertThat(recorder.status().notes()).containsExactly("The recorder is off.");
        }
    }

    @Test
    void slipInTheEnvironment_isAWarning() {
        environment.put("DASHCAM_WINDW", "7s");
        environment.put("DASHCAM_SERVICE_HOST", "10.0.0.1");
        try (FlightRecorder recorder = start()) {
            awaitLine("almost properties: DASHCAM_WINDW (DASHCAM_WINDOW?)");
        }
    }

    @Test
    void changes_comeAfterTheProperties() throws IOException {
        write(folder.resolve("dashcam.properties"), "dashcam.window=7s");
        try (FlightRecorder recorder =
                Dashcam.start(surroundings(), builder -> builder.window(Duration.ofSeconds(12)))) {
            assertThat(recorder.status().window()).hasSeconds(12);
        }
    }

    @Test
    void allOf_hasItsPartsAskOnlyTogether() throws IOException {
        write(
                folder.resolve("dashcam.properties"),
                "dashcam.triggers.error-rate.enabled=false",
                "dashcam.triggers.all-of.slow-and-failing.of=error-rate, latency",
                "dashcam.triggers.all-of.slow-and-failing.within=2m",
                "dashcam.triggers.all-of.off.enabled=false");
        try (FlightRecorder recorder = start()) {
            List<TriggerStatus> triggers = recorder.status().triggers();
            assertThat(triggers)
                    .extracting(TriggerStatus::name)
                    .contains("latency", "slow-and-failing")
                    .doesNotContain("error-rate", "off");
            assertThat(triggers)
                    .filteredOn(trigger -> trigger.name().equals("slow-and-failing"))
                    .singleElement()
                    .asString()
                    .contains("500 ms", "within 2 min");
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.dashcam");
    }

    private FlightRecorder start() {
        return Dashcam.start(surroundings(), NOTHING);
    }

    private Surroundings surroundings() {
        try {
            URL[] urls = {classPath.toUri().toURL()};
            return new Surroundings(environment, systemProperties, folder, new URLClassLoader(urls, null));
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    private void awaitLine(String part) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (lines.stream().noneMatch(line -> line.contains(part))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no line of " + part + " in " + lines);
            }
            Thread.onSpinWait();
        }
    }

    private static void write(Path file, String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }
}
