/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerStatus;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.rate.EndedRequest;
import dev.dashcam.triggers.serverbusy.ServerLoad;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all kinds of triggers that look at tasks, together. */
final class AllKindsTest {
    private static final int CALLS = 10_000;
    private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long TENTH_NANOS = 100_000_000;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void hourOfHealthyTraffic_asksForNothing() {
        EngineFixture fixture = EngineFixture.warm(all());
        registry.gauge("pending", 0);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int tenth = 0; tenth < 36_000; tenth++) {
            fixture.clock.advance(Duration.ofNanos(TENTH_NANOS));
            healthy(random, fixture.clock.nanoTime()).forEach(fixture.engine::taskEnded);
            fixture.engine.tick();
        }
        assertThat(fixture.desk.begun).as("seed %d", seed).isEmpty();
        assertThat(fixture.engine.status()).allSatisfy(status -> {
            assertThat(status.captured() + status.coalesced()).as(status.name()).isZero();
            assertThat(status.suppressed()).as(status.name()).isEmpty();
            assertThat(status.failures()).as(status.name()).isZero();
        });
        assertThat(fixture.status("error-count").seen()).isGreaterThan(100_000);
    }

    @Test
    void tenThousandNewFailuresAtOnce_areOneSnapshot() throws Exception {
        EngineFixture fixture = EngineFixture.warm(Triggers.exception("failures", ".*"));
        Throwable error = new IllegalStateException();
        FinishedTask failed = EndedRequest.failed(7, "GET /fails", error, fixture.clock.nanoTime());
        storm(() -> fixture.engine.taskEnded(failed));
        TriggerStatus status = fixture.status("failures");
        assertThat(fixture.desk.begun).hasSize(1);
        assertThat(status.captured()).isEqualTo(1);
        assertThat(status.seen()).isEqualTo(CALLS);
    }

    @Test
    void tenThousandBreachesAtOnce_ofAllKinds_areOneSnapshot_andAddUp() throws Exception {
        EngineFixture fixture = EngineFixture.warm(all());
        FinishedTask bad = new EndedRequest(
                7,
                EventName.of("GET /bad"),
                TaskKind.REQUEST,
                fixture.clock.nanoTime(),
                Duration.ofSeconds(1).toNanos(),
                500,
                true,
                new IllegalStateException());
        storm(() -> fixture.engine.taskEnded(bad));
        fixture.engine.tick();
        assertThat(fixture.desk.begun).hasSize(1);
        assertThat(fixture.engine.status().stream()
                        .mapToLong(TriggerStatus::captured)
                        .sum())
                .isEqualTo(1);
        TriggerStatus latency = fixture.status("latency");
        long suppressed = latency.suppressed().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(latency.captured() + latency.coalesced() + suppressed).isEqualTo(CALLS);
        for (String windowed : List.of("error-rate", "error-count", "latency-percentile")) {
            assertThat(fixture.status(windowed).coalesced()).as(windowed).isEqualTo(1);
        }
    }

    @Test
    void tasksThatNothingIsAskedAbout_allocateNothing() {
        EngineFixture fixture = EngineFixture.warm(all());
        FinishedTask quick = EndedRequest.took(7, "GET /quick", Duration.ofMillis(3));
        assertThat(leastAllocated(() -> fixture.engine.taskEnded(quick))).isZero();
    }

    @Test
    void failuresThatAreKnown_allocateNothing() {
        EngineFixture fixture =
                EngineFixture.warm(Triggers.errorCount(1_000_000), Triggers.exception("failures", ".*"));
        FinishedTask failed =
                EndedRequest.failed(7, "GET /fails", new IllegalStateException(), fixture.clock.nanoTime());
        assertThat(leastAllocated(() -> fixture.engine.taskEnded(failed))).isZero();
        assertThat(fixture.status("failures").captured()).isEqualTo(1);
    }

    @Test
    void conditionThatStaysForAnHour_isASnapshotNowAndThen() {
        registry.gauge("pending", 5);
        for (Trigger trigger : List.of(
                Triggers.errorCount(3),
                Triggers.latencyPercentile(Duration.ofMillis(300)).minRequests(10))) {
            EngineFixture fixture = EngineFixture.warm(trigger);
            long beganNanos = fixture.clock.nanoTime();
            long firstNanos = 0;
            int sealed = 0;
            for (int tenth = 0; tenth < 35_900; tenth++) {
                fixture.clock.advance(Duration.ofNanos(TENTH_NANOS));
                FinishedTask bad = new EndedRequest(
                        tenth,
                        EventName.of("GET /bad"),
                        TaskKind.REQUEST,
                        0,
                        Duration.ofSeconds(1).toNanos(),
                        500,
                        true,
                        null);
                fixture.engine.taskEnded(bad);
                fixture.engine.tick();
                if (fixture.desk.begun.size() > sealed) {
                    firstNanos = sealed == 0 ? fixture.clock.nanoTime() : firstNanos;
                    sealed++;
                    fixture.seal();
                }
            }
            assertThat(fixture.desk.begun).as(trigger.name()).hasSizeBetween(3, 5);
            assertThat(firstNanos - beganNanos).as(trigger.name()).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
            assertThat(fixture.engine.decisions()).isNotEmpty();
        }
    }

    private Trigger[] all() {
        return new Trigger[] {
            Triggers.latency(Duration.ofMillis(500)),
            Triggers.stuck(Duration.ofSeconds(10)),
            Triggers.errorRate(0.1),
            Triggers.errorCount(10),
            Triggers.latencyPercentile(Duration.ofMillis(300)),
            Triggers.exception("failures", ".*"),
            Triggers.deadlock(),
            Triggers.serverBusy(() -> new ServerLoad(20, 200, 0)),
            Triggers.metric("pool-exhausted", "pending", registry),
        };
    }

    /** A tenth of a second of it: requests, what clients did wrong, streams, long polls, jobs, and now and then a failure. */
    private static Stream<FinishedTask> healthy(Random random, long nowNanos) {
        List<FinishedTask> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(task("GET /r" + random.nextInt(20), TaskKind.REQUEST, random.nextInt(200), 200, nowNanos));
        }
        tasks.add(task("GET /missing", TaskKind.REQUEST, 2, 404, nowNanos));
        tasks.add(task("GET /events", TaskKind.STREAM, 60_000, 200, nowNanos));
        tasks.add(task("GET /poll", TaskKind.STREAM, 30_000, 204, nowNanos));
        tasks.add(task("restock", TaskKind.JOB, 90_000, 0, nowNanos));
        tasks.add(task("probe", TaskKind.OTHER, 5, 503, nowNanos));
        if (random.nextInt(600) == 0) {
            // one a minute
            tasks.add(task("GET /r" + random.nextInt(20), TaskKind.REQUEST, 5, 500, nowNanos));
        }
        return tasks.stream();
    }

    private static FinishedTask task(String name, TaskKind kind, int tookMillis, int status, long nowNanos) {
        long tookNanos = TimeUnit.MILLISECONDS.toNanos(tookMillis);
        return new EndedRequest(
                1, EventName.of(name), kind, nowNanos - tookNanos, tookNanos, status, status == 500, null);
    }

    /** In one of as many rounds as the compilers need on a busy machine. */
    private static long leastAllocated(Runnable call) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long beganNanos = System.nanoTime();
        while (least > 0 && System.nanoTime() - beganNanos < MOST_NANOS) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void storm(Runnable call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<Void>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                parts.add(() -> {
                    start.await();
                    for (int i = first; i < CALLS; i += THREADS) {
                        call.run();
                    }
                    return null;
                });
            }
            for (Future<Void> part : pool.invokeAll(parts)) {
                part.get();
            }
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
