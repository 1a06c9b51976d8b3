/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.task.EventName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GaugesTest {
    private static final EventName POOL = EventName.of("pool");
    private static final EventName BROKEN = EventName.of("broken");

    private final Map<EventName, Long> values = new ConcurrentHashMap<>();
    private final AtomicInteger faults = new AtomicInteger();

    @Test
    void figuresOfTheProcess_areReadAgainAndAgain_afterThoseOfTheApplication() throws InterruptedException {
        CountDownLatch readings = new CountDownLatch(2);
        LongSupplier reading = () -> {
            readings.countDown();
            return readings.getCount();
        };
        try (Gauges gauges = gauges(new Gauge(POOL, reading))) {
            gauges.start();
            assertThat(readings.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(values).containsKeys(ProcessGauges.HEAP, ProcessGauges.PROCESS_CPU);
        assertThat(values.get(ProcessGauges.HEAP)).isPositive();
        assertThat(faults).hasValue(0);
    }

    @Test
    void gaugeThatThrows_isNotReadAgain_andCostsTheOthersNothing() {
        AtomicInteger asked = new AtomicInteger();
        try (Gauges gauges = gauges(
                new Gauge(BROKEN, () -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("closed");
                }),
                new Gauge(POOL, () -> 7))) {
            gauges.readAll();
            gauges.readAll();
        }

        assertThat(asked).hasValue(1);
        assertThat(faults).hasValue(1);
        assertThat(values).containsOnly(Map.entry(POOL, 7L));
    }

    @Test
    void figureThatIsNotKnown_isNotRecorded() {
        try (Gauges gauges = gauges(new Gauge(POOL, () -> Gauge.UNKNOWN))) {
            gauges.readAll();
        }

        assertThat(values).isEmpty();
    }

    @Test
    void cpuTime_isPercentOfOneCore_sinceTheLastReading() {
        AtomicLong cpu = new AtomicLong(5_000);
        AtomicLong clock = new AtomicLong(1_000);
        CpuTime percent = new CpuTime(cpu::get, clock::get);

        cpu.addAndGet(1_500);
        clock.addAndGet(1_000);
        assertThat(percent.getAsLong()).isEqualTo(150);

        clock.addAndGet(1_000);
        assertThat(percent.getAsLong()).isZero();

        cpu.set(-1);
        clock.addAndGet(1_000);
        assertThat(percent.getAsLong()).isEqualTo(Gauge.UNKNOWN);
    }

    @Test
    void runnableThreads_areThoseBeforeTheSlash_butTheOneThatReads(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("loadavg"), "0.33 1.32 1.81 5/145 4711\n");

        assertThat(new RunnableThreads(file).getAsLong()).isEqualTo(4);
    }

    @Test
    void cpusOfTheMachine_areAllOfTheRanges(@TempDir Path folder) throws Exception {
        assertThat(cpus(folder, "0\n")).isEqualTo(1);
        assertThat(cpus(folder, "0-3\n")).isEqualTo(4);
        assertThat(cpus(folder, "0-3,6,8-15\n")).isEqualTo(13);
    }

    private static long cpus(Path folder, String online) throws IOException {
        return new OnlineCpus(Files.writeString(folder.resolve("online"), online)).getAsLong();
    }

    private Gauges gauges(Gauge... gauges) {
        return new Gauges(List.of(gauges), values::put, faults::incrementAndGet);
    }
}
