/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.EndsWhileRecording;
import dev.dashcam.integration.child.program.ManyThreadsWait;
import dev.dashcam.integration.child.program.Recorded;
import dev.dashcam.integration.child.program.RecordsJvmEvents;
import dev.dashcam.integration.child.program.SharesJfr;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JVM's own events, in JVMs of their own: what is set of JFR is set for the whole JVM and its life. */
final class JvmEventsIT {
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
                                "before",
                                "after",
                                "lower",
                                "stream",
                                "stream-after",
                                "memory",
                                "memory-first",
                                "stopped",
                                "configured")
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
        Path theirs = folder.resolve("command-line.jfr");
        Result result = service(jdk)
                .option("-XX:StartFlightRecording:filename=" + theirs)
                .option("-Xlog:jfr+startup=off")
                .run(SharesJfr.class.getName(), "command-line");

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
        Recorded recorded = Recorded.in(theirs).claimAll(SharesJfr.EVENTS_IN_ALL);
        assertThat(recorded.shortParks()).as("parks under their threshold").isZero();
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
