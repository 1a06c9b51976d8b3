/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.AtRest;
import dev.dashcam.integration.child.program.Floods;
import dev.dashcam.integration.child.program.ManyThreads;
import dev.dashcam.task.EventName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the recorder takes at most, in JVMs that have nothing else to do, and what it still keeps then. */
final class CapsIT {
    private static final long DEFAULT_MEMORY = 64 << 20;
    private static final long SMALLEST_MEMORY = 2 << 20;
    private static final int PLATFORM_THREADS = 1_000;
    private static final int VIRTUAL_THREADS = 100_000;
    /** Of them. */
    private static final int BUSY_THREADS = 10;

    private static final int VIRTUAL_THREADS_SINCE = 21;

    /** Beyond the ring, without what each thread takes: what the recorder lets go of when it is closed. */
    private static final long OWN_HEAP = 512 << 10;
    /** The same with what the JDK keeps of classes, names and jars once they were used. */
    private static final long FIXED_HEAP = 1 << 20;
    /** All modules in a service that waits. */
    private static final long HEAP_AT_REST = 8 << 20;

    private static final long HEAP_OF_PLATFORM_THREAD = 1 << 10;
    /** All of them together: the table of those with something open, and the tracks of those that were the last to record. */
    private static final long HEAP_OF_VIRTUAL_THREADS = 1_280 << 10;
    /** With a task, an attribute and a region open. */
    private static final long HEAP_OF_VIRTUAL_THREAD_IN_FLIGHT = 768;

    /** How many open tasks are listed; each with an attribute. */
    private static final long LIVE_TASKS = 32_768;

    private static final long HEAP_OF_OPEN_TASK = 400;
    private static final long MILLION = 1_000_000;

    private static final double LEAST_KEPT = 0.999;
    /** Of the ring, for the events of the busy threads; the heads of their chunks are not counted. */
    private static final double LEAST_SHARE = 0.75;

    private static final int HEAD_BYTES = 16;
    private static final int THREAD_BYTES = 8;

    @TempDir
    private Path folder;

    static List<Jdk> jdks() {
        return Jdk.found();
    }

    static Stream<Arguments> platform() {
        return Jdk.found().stream()
                .flatMap(jdk -> Stream.of(Arguments.of(jdk, DEFAULT_MEMORY), Arguments.of(jdk, SMALLEST_MEMORY)));
    }

    static Stream<Arguments> virtual() {
        return Jdk.found().stream()
                .filter(jdk -> jdk.feature() >= VIRTUAL_THREADS_SINCE)
                .flatMap(jdk -> Stream.of(Arguments.of(jdk, DEFAULT_MEMORY), Arguments.of(jdk, SMALLEST_MEMORY)));
    }

    @ParameterizedTest
    @MethodSource("platform")
    void platformThreads_mostOfThemIdle_leaveTheRingToTheBusyOnes(Jdk jdk, long memory) throws Exception {
        Map<String, Long> figures = run(jdk, "platform", PLATFORM_THREADS, memory);

        assertOutsideTheHeap(figures, memory);
        assertHeap(figures, PLATFORM_THREADS * HEAP_OF_PLATFORM_THREAD);
        assertThat(figures.get("unlisted")).isZero();
        // In the smallest ring the idle ones have taken all slots of their own, so that an event names its thread.
        boolean smallest = memory == SMALLEST_MEMORY;
        assertKept(figures, smallest ? HEAD_BYTES + THREAD_BYTES : HEAD_BYTES);
    }

    // none where all JDKs are older than virtual threads
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("virtual")
    void virtualThreads_mostOfThemIdle_leaveTheRingToTheBusyOnes(Jdk jdk, long memory) throws Exception {
        Map<String, Long> figures = run(jdk, "virtual", VIRTUAL_THREADS, memory);

        assertOutsideTheHeap(figures, memory);
        assertHeap(figures, HEAP_OF_VIRTUAL_THREADS);
        assertThat(figures.get("unlisted")).isZero();
        assertKept(figures, HEAD_BYTES + THREAD_BYTES);
    }

    // none where all JDKs are older than virtual threads
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("virtual")
    void virtualThreads_mostOfThemInFlight_leaveTheRingToTheBusyOnes(Jdk jdk, long memory) throws Exception {
        Map<String, Long> figures = run(jdk, "virtual-in-flight", VIRTUAL_THREADS, memory);

        assertOutsideTheHeap(figures, memory);
        assertThat(figures.get("heap"))
                .as("%s", figures)
                .isLessThan(FIXED_HEAP + HEAP_OF_VIRTUAL_THREADS + VIRTUAL_THREADS * HEAP_OF_VIRTUAL_THREAD_IN_FLIGHT);
        assertThat(figures.get("unlisted"))
                .isBetween(VIRTUAL_THREADS - BUSY_THREADS - LIVE_TASKS, (long) VIRTUAL_THREADS);
        assertKept(figures, HEAD_BYTES + THREAD_BYTES);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void floods_endAtTheirCaps_andAreCounted(Jdk jdk) throws Exception {
        Map<String, Long> figures = run(jdk, Floods.class.getName());

        for (String flood : List.of("names", "texts", "thread names")) {
            assertThat(figures.get("heap after " + flood)).as("%s", figures).isLessThan(FIXED_HEAP);
        }
        for (String flood : List.of("tasks of one thread", "tasks of dead threads", "capture")) {
            assertThat(figures.get("heap after " + flood))
                    .as("%s", figures)
                    .isLessThan(FIXED_HEAP + LIVE_TASKS * HEAP_OF_OPEN_TASK);
        }
        assertThat(figures.get("heap after close")).as("%s", figures).isLessThan(FIXED_HEAP);
        assertThat(figures.get("overflows")).isGreaterThan(MILLION - EventName.MAX_NAMES);
        assertThat(figures.get("lost too-many-names")).isEqualTo(figures.get("overflows"));
        // Lines of the table that happen to be full turn some away before all are.
        assertThat(figures.get("lost open-tasks-unlisted")).isBetween(MILLION - LIVE_TASKS, MILLION);
        assertThat(figures.get("lost nested-too-deep")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyModule_atRest_takesLittleOfTheHeap_andNoMoreOutsideItThanSet(Jdk jdk) throws Exception {
        Map<String, Long> figures = run(jdk, Jars.everything(), AtRest.class.getName());

        assertThat(figures.get("heap")).isLessThan(HEAP_AT_REST);
        assertThat(figures.get("blocks")).isLessThanOrEqualTo(DEFAULT_MEMORY);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyModule_atRest_withTheJvmsEvents_takesNoMoreThanWithout(Jdk jdk) throws Exception {
        Map<String, Long> figures = run(jdk, Jars.everything(), AtRest.class.getName(), "with the JVM's events");

        assertThat(figures.get("heap")).as("%s", figures).isLessThan(HEAP_AT_REST);
        assertThat(figures.get("files")).as("%s", figures).isPositive();
        assertThat(figures.get("blocks")).as("%s", figures).isLessThanOrEqualTo(DEFAULT_MEMORY);
    }

    private static void assertHeap(Map<String, Long> figures, long ofThreads) {
        long heap = figures.get("heap");
        assertThat(heap).as("%s", figures).isLessThan(FIXED_HEAP + ofThreads);
        assertThat(heap - figures.get("heap after close")).as("%s", figures).isLessThan(OWN_HEAP + ofThreads);
    }

    private static void assertOutsideTheHeap(Map<String, Long> figures, long memory) {
        long blocks = figures.getOrDefault("native Other", 0L) + figures.get("files");
        assertThat(blocks).as("%s", figures).isGreaterThan(figures.get("ring")).isLessThanOrEqualTo(memory);
    }

    private static void assertKept(Map<String, Long> figures, int eventBytes) {
        long recorded = figures.get("recorded");
        assertThat((double) (recorded - figures.get("lost")) / recorded).isGreaterThanOrEqualTo(LEAST_KEPT);
        assertThat((double) figures.get("kept") * eventBytes / figures.get("ring"))
                .as("%s", figures)
                .isGreaterThanOrEqualTo(LEAST_SHARE);
    }

    private Map<String, Long> run(Jdk jdk, String kind, int threads, long memory) throws Exception {
        return run(
                jdk,
                ManyThreads.class.getName(),
                kind,
                Integer.toString(threads),
                Long.toString(memory == DEFAULT_MEMORY ? 0 : memory));
    }

    private Map<String, Long> run(Jdk jdk, String program, String... arguments) throws Exception {
        return run(jdk, List.of(Jars.ours("recorder-core")), program, arguments);
    }

    private Map<String, Long> run(Jdk jdk, List<Path> jars, String program, String... arguments) throws Exception {
        Result result = new ChildJvm(jdk, folder)
                .with(Jars.programs())
                .with(jars)
                .option("-Xmx1g")
                .option("-XX:+UseSerialGC")
                // else this collector leaves some garbage where it is, three times out of four
                .option("-XX:MarkSweepAlwaysCompactCount=1")
                .option("-XX:NativeMemoryTracking=summary")
                .run(program, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return figures(result.out().lines().toList());
    }

    private static Map<String, Long> figures(List<String> lines) {
        return lines.stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1])));
    }
}
