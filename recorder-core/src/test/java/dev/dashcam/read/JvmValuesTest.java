/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JFR records of the JVM as a whole, as it is read: beside what JFR's own parser says of the same bytes. */
final class JvmValuesTest {
    @TempDir
    Path folder;

    /** As the JVM's own, with its fields and units; it comes only in a container that has a limit. */
    @Name("jdk.ContainerCPUThrottling")
    @StackTrace(false)
    static final class Throttling extends Event {
        long cpuElapsedSlices;
        long cpuThrottledSlices;

        @Timespan(Timespan.NANOSECONDS)
        long cpuThrottledTime;
    }

    /** The same of the limit. */
    @Name("jdk.ContainerConfiguration")
    @StackTrace(false)
    static final class Configuration extends Event {
        @Timespan(Timespan.MICROSECONDS)
        long cpuSlicePeriod;

        @Timespan(Timespan.MICROSECONDS)
        long cpuQuota;
    }

    /** The file with both recordings and, in the same order, all of one kind of event as JFR reads them. */
    private record Both(List<ReadEvent> events, List<RecordedEvent> raw) {
        List<Long> values(String name) {
            return events.stream()
                    .filter(event ->
                            event.kind() == EventKind.VALUE && event.name().equals(name))
                    .map(ReadEvent::value)
                    .toList();
        }

        List<Long> rawValues(Function<RecordedEvent, Long> value) {
            return raw.stream().map(value).toList();
        }
    }

    private Both both(JvmScene scene, String event) throws IOException {
        byte[] jfr = scene.jfrBytes();
        Path file = Files.write(folder.resolve("scene.jfr"), jfr);
        List<RecordedEvent> raw = jdk.jfr.consumer.RecordingFile.readAllEvents(file).stream()
                .filter(each -> each.getEventType().getName().equals(event))
                .sorted(Comparator.comparingLong(each -> each.getLong("startTime")))
                .toList();
        return new Both(ReadEvent.all(JvmScene.withJvm(scene.ownBytes(), jfr)), raw);
    }

    @Test
    void cpuLoad_isInThousandthsOfTheMachine() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(500)) {
                Thread.onSpinWait();
            }
            Both both = both(scene, "jdk.CPULoad");

            assertThat(both.raw).isNotEmpty();
            assertThat(both.values("jvm.cpu.process.permille"))
                    .containsExactlyElementsOf(both.rawValues(
                            load -> (long) Math.round((load.getFloat("jvmUser") + load.getFloat("jvmSystem")) * 1_000)))
                    .anyMatch(load -> load > 0)
                    .allMatch(load -> load >= 0 && load <= 1_000);
            assertThat(both.values("jvm.cpu.machine.permille")).containsExactlyElementsOf(both.rawValues(load ->
                    (long) Math.round(load.getFloat("machineTotal") * 1_000)));
        }
    }

    @Test
    void heap_isInBytesBeforeAndAfterEachCollection() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            System.gc();
            Both both = both(scene, "jdk.GCHeapSummary");

            assertThat(both.raw).hasSizeGreaterThanOrEqualTo(2);
            assertThat(both.values("jvm.heap.used.bytes"))
                    .containsExactlyElementsOf(both.rawValues(heap -> heap.getLong("heapUsed")))
                    .allMatch(bytes -> bytes > 1 << 20);
        }
    }

    @Test
    void throttling_isHowOftenAndForHowManyNanoseconds() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            Throttling throttling = new Throttling();
            throttling.cpuElapsedSlices = 100;
            throttling.cpuThrottledSlices = 17;
            throttling.cpuThrottledTime = 4_200_000_000L;
            throttling.commit();
            Both both = both(scene, "jdk.ContainerCPUThrottling");

            assertThat(both.values("container.cpu.throttled.slices")).containsExactly(17L);
            assertThat(both.values("container.cpu.throttled.nanos")).containsExactly(4_200_000_000L);
        }
    }

    @Test
    void container_withLimit_isToldInNanoseconds() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            Configuration configuration = new Configuration();
            configuration.cpuSlicePeriod = 100_000;
            configuration.cpuQuota = 150_000;
            configuration.commit();
            Both both = both(scene, "jdk.ContainerConfiguration");

            assertThat(both.values("container.cpu.quota.nanos")).containsExactly(150_000_000L);
            assertThat(both.values("container.cpu.period.nanos")).containsExactly(100_000_000L);
        }
    }

    @Test
    void container_withoutLimit_isNotTold() throws Exception {
        try (JvmScene scene = new JvmScene()) {
            Configuration configuration = new Configuration();
            configuration.cpuSlicePeriod = 100_000;
            configuration.cpuQuota = -1;
            configuration.commit();
            Both both = both(scene, "jdk.ContainerConfiguration");

            assertThat(both.raw).hasSize(1);
            assertThat(both.events).extracting(ReadEvent::name).noneMatch(name -> name.startsWith("container."));
        }
    }
}
