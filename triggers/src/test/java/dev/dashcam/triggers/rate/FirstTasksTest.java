/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.RouteAdvice;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.errorrate.ErrorRateTrigger;
import dev.dashcam.triggers.latency.LatencyTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What triggers count in is made for the first task that ends; where many end at once, each of them is counted. */
final class FirstTasksTest {
    private static final int ROUNDS = 300;
    private static final int THREADS = 4;
    private static final int EACH = 5;

    @Test
    void errorRate_countsAllTasksThatEndAtOnce() throws Exception {
        atOnce(
                () -> ErrorRateTrigger.of(0.1),
                trigger -> assertThat(trigger.seen()).isEqualTo(THREADS * EACH));
    }

    @Test
    void advice_countsAllTasksThatEndAtOnce() throws Exception {
        atOnce(
                () -> LatencyTrigger.of(Duration.ofMillis(300)),
                trigger -> assertThat(trigger.advice())
                        .extracting(RouteAdvice::tasks)
                        .containsExactly((long) THREADS * EACH));
    }

    private static void atOnce(Supplier<Trigger> fresh, Consumer<Trigger> assertion) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Trigger trigger = fresh.get();
                CyclicBarrier together = new CyclicBarrier(THREADS);
                List<Future<?>> ended = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    ended.add(threads.submit(() -> {
                        together.await(1, TimeUnit.MINUTES);
                        for (int task = 0; task < EACH; task++) {
                            trigger.taskEnded(
                                    EndedRequest.took(task, "GET /a", Duration.ofMillis(1)),
                                    cause -> Decision.suppressed(Reason.COOLDOWN));
                        }
                        return null;
                    }));
                }
                for (Future<?> each : ended) {
                    each.get(1, TimeUnit.MINUTES);
                }
                assertion.accept(trigger);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
