/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.EndsWhileRecording;
import dev.dashcam.integration.child.program.ManyThreadsWait;
import dev.dashcam.integration.child.program.RecordsJvmEvents;
import dev.dashcam.integration.child.program.SharesJfr;
import dev.dashcam.integration.child.program.UsersMinute;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JVM's own events, in JVMs of their own: what is set of JFR is set for the whole JVM and its life.
 *
 * <p>The build has a user record for six seconds. {@code -Dusers.minute=true} has him do so for a minute, as the bar says, on a
 * machine that has nothing else to do: where a thread sleeps longer than it asked for, his recording holds our threads' sleep.
 */
final class JvmEventsIT {
    private static final boolean WHOLE_MINUTE = Boolean.getBoolean("users.minute");

    /** A chunk more would be 200 KB more at the least. What code of ours a user's recording sees is less. */
    private static final long MOST_GROWTH = 150 << 10;

    /** Outside the heap, as the program sets it. */
    private static final long MEMORY = 64 << 20;
    /** Of it, for the JVM's events. */
    private static final long SHARE = 24 << 20;

    @TempDir
    private Path folder;

    static List<Jdk> jdks() {
        return Jdk.found();
    }

    static Stream<Arguments> ways() {
        return Jdk.found().stream()
                .flatMap(jdk -> Stream.of(
                                "before", "after", "lower", "stream", "memory", "memory-first", "stopped", "configured")
                        .map(way -> Arguments.of(jdk, way)));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void snapshot_holdsWhatTheServiceWaitedFor_andNoSecret_andNothingIsLeftBehind(Jdk jdk) throws Exception {
        Result result = service(jdk).option("-Ddb.password=gr8-canary").run(RecordsJvmEvents.class.getName());

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void endOfTheJvm_isNoFault(Jdk jdk) throws Exception {
        assertThat(service(jdk).run(EndsWhileRecording.class.getName())).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void recordingsOfOthers_loseNothing_andKeepTheirThresholds(Jdk jdk, String way) throws Exception {
        assertThat(service(jdk).run(SharesJfr.class.getName(), way)).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void manyThreads_leaveNativeMemoryAndFilesTogether_withinTheirShare_andAllOfItWithinTheMemory(Jdk jdk)
            throws Exception {
        Map<String, Long> figures = figures(service(jdk)
                .option("-Xmx256m")
                .option("-XX:NativeMemoryTracking=summary")
                .run(ManyThreadsWait.class.getName(), "1000", "50000", "8000"));

        assertThat(figures.get("native")).as("%s", figures).isPositive();
        assertThat(figures.get("files")).as("%s", figures).isPositive();
        assertThat(figures.get("most")).as("%s", figures).isLessThan(SHARE);
        assertThat(figures.get("in all")).as("%s", figures).isBetween(MEMORY - SHARE, MEMORY);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void recordingFromTheCommandLine_losesNothing(Jdk jdk) throws Exception {
        Result result = service(jdk)
                .option("-XX:StartFlightRecording:filename=" + folder.resolve("command-line.jfr"))
                .option("-Xlog:jfr+startup=off")
                .run(SharesJfr.class.getName(), "before");

        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
        assertThat(folder.resolve("command-line.jfr")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void recordingOfAUser_isAsOneChunkAsWithoutUs_andHardlyLarger(Jdk jdk) throws Exception {
        Map<String, Long> alone = usersWhile(jdk, "alone");
        Map<String, Long> besideUs = usersWhile(jdk, "ours");
        Map<String, Long> weCome = usersWhile(jdk, "theirs");

        assertThat(alone).containsEntry("chunks", 1L);
        assertThat(besideUs).as("two snapshots").containsEntry("chunks", 1L);
        long mostGrowth = WHOLE_MINUTE ? alone.get("bytes") / 3 : MOST_GROWTH;
        assertThat(besideUs.get("bytes")).as("%s %s", alone, besideUs).isLessThan(alone.get("bytes") + mostGrowth);
        // That is how JFR begins any recording.
        assertThat(weCome).as("our start, and two snapshots").containsEntry("chunks", 2L);
        assertThat(weCome.get("short parks")).as("parks under their threshold").isZero();
    }

    private Map<String, Long> usersWhile(Jdk jdk, String first) throws Exception {
        return figures(service(jdk).run(UsersMinute.class.getName(), WHOLE_MINUTE ? "60000" : "6000", first));
    }

    private static Map<String, Long> figures(Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1])));
    }

    private ChildJvm service(Jdk jdk) {
        return new ChildJvm(jdk, folder).with(Jars.programs(), Jars.ours("recorder-core"), Jars.foreign("slf4j-api"));
    }
}
