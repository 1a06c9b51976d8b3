/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.triggers.Triggers;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class StormTest {
    private static final int CALLS = 10_000;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());

    @Test
    void tenThousandAtOnce_areOneSnapshot() throws Exception {
        for (int round = 0; round < 20; round++) {
            EngineFixture fixture = EngineFixture.warm();
            Map<Outcome, Integer> outcomes = storm(i -> fixture.engine.trigger("a", null));
            assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(CALLS);
            assertThat(outcomes).containsEntry(Outcome.ACCEPTED, 1);
            assertThat(fixture.desk.begun).hasSize(1);
            assertThat(fixture.status("a").captured()).isEqualTo(1);
            long suppressed = fixture.status("a").suppressed().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(1 + fixture.status("a").coalesced() + suppressed).isEqualTo(CALLS);
        }
    }

    @Test
    void tenThousandOfManyRoutes_areOneSnapshotAndOneCharge() throws Exception {
        TriggerSettings settings = TriggerSettings.builder().perHour(2).build();
        EngineFixture fixture = EngineFixture.warm(settings, Triggers.latency(Duration.ofMillis(500)));
        Map<Outcome, Integer> outcomes = storm(i -> {
            return fixture.engine.trigger("a", fixture.request("GET /r" + i % 50, Duration.ofSeconds(1)));
        });
        assertThat(outcomes).containsEntry(Outcome.ACCEPTED, 1);
        fixture.seal();
        assertThat(fixture.captured("b").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(fixture.engine.trigger("c", null).outcome()).isEqualTo(Outcome.SUPPRESSED);
    }

    @Test
    void capturesThatEndAtOnce_stayWithinCooldownAndBudget() throws Exception {
        TriggerSettings settings = TriggerSettings.builder().perHour(3).build();
        EngineFixture fixture = EngineFixture.warm(settings);
        fixture.desk.isQuiet = true;
        Map<Outcome, Integer> outcomes = storm(i -> {
            Decision decision = fixture.engine.trigger("t" + i % 5, null);
            if (decision.outcome() == Outcome.ACCEPTED) {
                fixture.seal();
            }
            return decision;
        });
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS);
        assertThat(outcomes.get(Outcome.ACCEPTED)).isBetween(1, 3);
        assertThat(fixture.desk.begun).doesNotHaveDuplicates();
        assertThat(fixture.desk.begun).extracting("trigger").doesNotHaveDuplicates();
    }

    @Test
    void suppressedCalls_allocateNothing() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(Duration.ofMillis(500)));
        var slow = fixture.request("GET /slow", Duration.ofSeconds(1));
        fixture.engine.taskEnded(slow);
        fixture.seal();
        assertThat(leastAllocated(() -> fixture.engine.taskEnded(slow))).isZero();
        assertThat(fixture.status("latency").suppressed()).containsKey("cooldown");
    }

    @Test
    void coveredCalls_whoseCausesAreNotListed_allocateNothing() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.trigger("a", null);
        fixture.desk.isListFull = true;
        assertThat(leastAllocated(() -> fixture.engine.trigger("a", null))).isZero();
        assertThat(fixture.status("a").coalesced()).isPositive();
        assertThat(fixture.desk.attached).isEmpty();
    }

    @Test
    void countedRequests_allocateNothing() {
        EngineFixture fixture = EngineFixture.warm(Triggers.errorRate(0.1));
        var failed = fixture.failedRequest("GET /counted");
        assertThat(leastAllocated(() -> fixture.engine.taskEnded(failed))).isZero();
        assertThat(fixture.status("error-rate").seen()).isGreaterThanOrEqualTo(CALLS);
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

    private static Map<Outcome, Integer> storm(IntFunction<Decision> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<Map<Outcome, Integer>>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                parts.add(() -> {
                    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
                    start.await();
                    for (int i = first; i < CALLS; i += THREADS) {
                        outcomes.merge(call.apply(i).outcome(), 1, Integer::sum);
                    }
                    return outcomes;
                });
            }
            Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
            for (Future<Map<Outcome, Integer>> part : pool.invokeAll(parts)) {
                part.get().forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
            }
            return all;
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
