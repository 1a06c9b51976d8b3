/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LatencyTriggerTest {
    private final List<Cause> causes = new ArrayList<>();

    @Test
    void threshold_isReachedAtItsValue() {
        LatencyTrigger trigger = LatencyTrigger.of(Duration.ofMillis(500));
        end(trigger, "GET /a", TaskKind.REQUEST, 499);
        end(trigger, "GET /a", TaskKind.MESSAGE, 500);
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.trigger()).isEqualTo("latency");
            assertThat(cause.subject()).isEqualTo("GET /a");
            assertThat(cause.observed()).isEqualTo(500e6);
            assertThat(cause.threshold()).isEqualTo(500e6);
            assertThat(cause.unit()).isEqualTo("ns");
            assertThat(cause.taskId()).isEqualTo(3);
        });
    }

    @Test
    void otherKinds_areIgnoredUnlessToldOtherwise() {
        LatencyTrigger trigger = LatencyTrigger.of(Duration.ofMillis(500));
        end(trigger, "restock", TaskKind.JOB, 5000);
        end(trigger, "GET /events", TaskKind.STREAM, 5000);
        end(trigger, "x", TaskKind.OTHER, 5000);
        assertThat(causes).isEmpty();
        end(trigger.kinds(TaskKind.JOB), "restock", TaskKind.JOB, 5000);
        assertThat(causes).hasSize(1);
    }

    @Test
    void routes_firstMatchWins() {
        LatencyTrigger trigger = LatencyTrigger.of(Duration.ofMillis(500))
                .route("GET /reports/{id}", Duration.ofSeconds(10))
                .route("/checkout/**", Duration.ofMillis(300))
                .ignoring("/export/**")
                .route("/**", Duration.ofMillis(700));
        for (int twice = 0; twice < 2; twice++) {
            causes.clear();
            end(trigger, "GET /reports/{id}", TaskKind.REQUEST, 9_999);
            end(trigger, "POST /checkout", TaskKind.REQUEST, 300);
            end(trigger, "GET /export/all", TaskKind.REQUEST, 100_000);
            end(trigger, "POST /reports/{id}", TaskKind.REQUEST, 699);
            end(trigger, "orders", TaskKind.MESSAGE, 500);
            assertThat(causes).extracting(Cause::subject).containsExactly("POST /checkout", "orders");
        }
    }

    @Test
    void requestWithoutARoute_isMatchedByItsPathWhichNobodyIsTold() {
        LatencyTrigger trigger = LatencyTrigger.of(Duration.ofMillis(500))
                .route("/api/**", Duration.ofMillis(300))
                .ignoring("GET /files/*");
        end(trigger, new Ended(EventName.of("GET (no route)"), "GET /api/orders/17", TaskKind.REQUEST, 300));
        end(trigger, new Ended(EventName.of("GET (no route)"), "GET /other", TaskKind.REQUEST, 300));
        end(trigger, new Ended(EventName.of("GET /files/*"), "GET /files/2026/17", TaskKind.REQUEST, 5000));
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.subject()).isEqualTo("GET (no route)");
            assertThat(cause.threshold()).isEqualTo(300e6);
            assertThat(cause.toString()).doesNotContain("orders");
        });
    }

    private void end(LatencyTrigger trigger, String name, TaskKind kind, long millis) {
        end(trigger, new Ended(EventName.of(name), null, kind, millis));
    }

    private void end(LatencyTrigger trigger, FinishedTask task) {
        trigger.taskEnded(task, cause -> {
            causes.add(cause);
            return Decision.suppressed(Reason.OFF);
        });
    }

    private record Ended(EventName eventName, @Nullable String path, TaskKind kind, long millis)
            implements FinishedTask {
        @Override
        public long durationNanos() {
            return millis * 1_000_000;
        }

        @Override
        public long id() {
            return 3;
        }

        @Override
        public long startNanos() {
            return 0;
        }

        @Override
        public boolean isFailed() {
            return false;
        }

        @Override
        public String errorClass() {
            return "";
        }

        @Override
        public String traceId() {
            return "";
        }

        @Override
        public long slowerThanNanos() {
            return 0;
        }
    }
}
