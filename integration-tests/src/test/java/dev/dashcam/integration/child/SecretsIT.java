/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.KeepsSecrets;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Nothing private that JFR knows leaves in a snapshot, also where a user records it, in whichever way JFR's bytes are copied. */
final class SecretsIT {
    /** All that JFR records when asked for everything: without masking a snapshot has them. */
    private static final List<String> RECORDED = List.of(
            "CANARY-in-an-attribute-called-password",
            "CANARY-in-a-constant",
            "CANARY-in-a-flag",
            "CANARY-in-a-flag-set-at-run-time",
            "CANARY-in-a-log",
            "CANARY-in-a-long-text",
            "CANARY-in-a-name-of-a-counter",
            "CANARY-in-a-path",
            "CANARY-in-a-property",
            "CANARY-in-a-region",
            "CANARY-in-a-security-property",
            "CANARY-in-a-task",
            "CANARY-in-a-text",
            "CANARY-in-a-thread-name",
            "CANARY-in-a-wide-constant",
            "CANARY-in-a-wide-text",
            "CANARY-in-an-argument",
            "CANARY-in-an-attribute",
            "CANARY-in-an-exception",
            "CANARY-in-an-open-task",
            "CANARY-in-the-configuration",
            "CANARY-in-the-environment",
            "CANARY-in-the-name-of-a-recording",
            "CANARY-in-the-name-of-a-thread-that-waits",
            "CANARY-of-a-process-it-started",
            "CANARY-of-another-process");

    /** It warns of each field that is newer than it. Held here, since the setting goes with the logger. */
    private static final Logger MISSION_CONTROL = Logger.getLogger("org.openjdk.jmc");

    @TempDir
    private Path folder;

    @BeforeAll
    static void silence() {
        MISSION_CONTROL.setLevel(Level.SEVERE);
    }

    static Stream<Arguments> ways() {
        return Jdk.found().stream().flatMap(jdk -> Stream.of("live", "asked").map(way -> Arguments.of(jdk, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void secretsAroundTheService_areInNoByteOfASnapshot_andEverybodyReadsIt(Jdk jdk, String way) throws Exception {
        Path snapshot = capture(new ChildJvm(jdk, folder), way);

        assertThat(Canaries.in(snapshot)).isEmpty();
        assertReadable(jvmPart(snapshot));
    }

    /** The control: what finds none there finds each of them where nothing is masked. */
    @ParameterizedTest
    @MethodSource("ways")
    void secretsAroundTheService_areFoundWhereNothingIsMasked(Jdk jdk, String way) throws Exception {
        Path snapshot = capture(new ChildJvm(jdk, folder).with(unmasked()), way);

        assertThat(Canaries.named(Canaries.in(snapshot))).containsAll(RECORDED);
    }

    private Path capture(ChildJvm child, String way) throws Exception {
        Path snapshot = folder.resolve("secrets.dcam");
        Result result = child.with(Jars.everything())
                .with(Jars.programs(), Jars.foreign("slf4j-api"))
                .environment("VALUE", "CANARY-in-the-environment")
                .option("-Dvalue=CANARY-in-a-property")
                .option("-XX:OnOutOfMemoryError=echo CANARY-in-a-flag")
                .run(KeepsSecrets.class.getName(), way, snapshot.toString(), "CANARY-in-an-argument");
        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
        return snapshot;
    }

    private Path jvmPart(Path snapshot) throws Exception {
        Path part = folder.resolve("part.jfr");
        try (ZipFile zip = new ZipFile(snapshot.toFile());
                InputStream content = zip.getInputStream(zip.getEntry("jvm/recording.jfr"))) {
            Files.copy(content, part);
        }
        return part;
    }

    private static void assertReadable(Path part) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(part)) {
            counts.merge(event.getEventType().getName(), 1L, Long::sum);
        }
        assertThat(counts)
                .containsKeys("jdk.InitialEnvironmentVariable", "jdk.SystemProcess", "jdk.JVMInformation")
                .containsEntry("integration.Said", 43L);
        for (Jdk reading : Jdk.found()) {
            JfrTool jfr = new JfrTool(reading);
            assertThat(jfr.run("summary", part)).as("summary by %s", reading).isNotEmpty();
            assertThat(jfr.run("print", part).stream().filter(line -> line.startsWith("  startTime = ")))
                    .as("events printed by %s", reading)
                    .hasSize(Math.toIntExact(
                            counts.values().stream().mapToLong(Long::longValue).sum()));
        }
        Map<String, Long> inMissionControl = inMissionControl(part);
        // It takes those that the constructors of one exception make together.
        assertThat(inMissionControl).containsKey("jdk.JavaExceptionThrow");
        counts.put("jdk.JavaExceptionThrow", inMissionControl.get("jdk.JavaExceptionThrow"));
        assertThat(inMissionControl).isEqualTo(counts);
    }

    private static Map<String, Long> inMissionControl(Path part) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        for (IItemIterable events : JfrLoaderToolkit.loadEvents(part.toFile())) {
            if (events.hasItems()) {
                counts.merge(events.getType().getIdentifier(), events.getItemCount(), Long::sum);
            }
        }
        return counts;
    }

    private Path unmasked() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("unmasked"));
        Path sources = Jars.childFolder().resolve("unmasked");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        Jars.ours("recorder-core").toString(),
                        "-d",
                        classes.toString(),
                        sources.resolve("JfrMasking.java").toString(),
                        sources.resolve("SecretNames.java").toString(),
                        sources.resolve("SecretPatterns.java").toString());
        assertThat(result).isZero();
        return classes;
    }
}
