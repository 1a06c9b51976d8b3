/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.OpenTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StuckTriggerTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());
    private static final Decision REFUSED = Decision.suppressed(Reason.WARMING_UP);

    private final List<OpenTask> open = new ArrayList<>();
    private final List<Cause> asked = new ArrayList<>();
    private StuckTrigger trigger = StuckTrigger.of(Duration.ofSeconds(10));
    private Decision answer = CAPTURED;
    private long nowNanos;

    @Test
    void taskThatIsStillRunning_isAskedAboutOnce() {
        open.add(new Running(1, "GET /a", null, TaskKind.REQUEST));
        tickAt(9.9);
        assertThat(asked).isEmpty();
        tickAt(10);
        tickAt(10.1);
        tickAt(100);
        assertThat(asked).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo("stuck");
            assertThat(cause.subject()).isEqualTo("GET /a");
            assertThat(cause.taskId()).isEqualTo(1);
            assertThat(cause.observed()).isEqualTo(10e9);
            assertThat(cause.threshold()).isEqualTo(10e9);
        });
    }

    @Test
    void refusedTask_isAskedAboutAgainAfterTwiceTheTime() {
        answer = REFUSED;
        open.add(new Running(1, "GET /a", null, TaskKind.REQUEST));
        tickAt(10);
        tickAt(19.9);
        assertThat(asked).hasSize(1);
        tickAt(20);
        assertThat(asked).hasSize(2);
        answer = CAPTURED;
        tickAt(40);
        tickAt(80);
        assertThat(asked).hasSize(3);
    }

    @Test
    void streamsAndJobs_areLeftAlone() {
        open.add(new Running(1, "GET /events", null, TaskKind.STREAM));
        open.add(new Running(2, "restock", null, TaskKind.JOB));
        open.add(new Running(3, "GET /actuator/health", null, TaskKind.OTHER));
        tickAt(60);
        assertThat(asked).isEmpty();
    }

    @Test
    void route_hasAThresholdOfItsOwn() {
        trigger = trigger.route("/reports/**", Duration.ofMinutes(2)).ignoring("/export/**");
        open.add(new Running(1, "GET /reports/{id}", null, TaskKind.REQUEST));
        open.add(new Running(2, "GET /export/{id}", null, TaskKind.REQUEST));
        tickAt(119);
        assertThat(asked).isEmpty();
        tickAt(120);
        assertThat(asked).extracting(Cause::taskId).containsExactly(1L);
    }

    @Test
    void requestWithoutARoute_isMatchedByItsPathWhichIsNotTold() {
        trigger = trigger.route("GET /reports/{id}", Duration.ofMinutes(2));
        open.add(new Running(1, "GET (no route)", "GET /reports/17", TaskKind.REQUEST));
        open.add(new Running(2, "GET (no route)", "GET /other/18", TaskKind.REQUEST));
        tickAt(10);
        assertThat(asked).singleElement().satisfies(cause -> {
            assertThat(cause.taskId()).isEqualTo(2);
            assertThat(cause.toString()).doesNotContain("18");
        });
    }

    @Test
    void endedTask_isForgotten() {
        open.add(new Running(1, "GET /a", null, TaskKind.REQUEST));
        tickAt(10);
        open.clear();
        tickAt(11);
        // a number is never used twice; seen again it is only to show that nothing was kept
        open.add(new Running(1, "GET /a", null, TaskKind.REQUEST));
        tickAt(12);
        assertThat(asked).hasSize(2);
    }

    @Test
    void threshold_isChecked() {
        assertThatThrownBy(() -> StuckTrigger.of(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The threshold of stuck requests is 0 s; it must be between 1 ms and 24 h.");
        assertThat(trigger.watching()).isEqualTo("stuck >= 10 s");
    }

    private void tickAt(double seconds) {
        nowNanos = (long) (seconds * 1e9);
        trigger.tick(nowNanos, open::forEach, cause -> {
            asked.add(cause);
            return answer;
        });
    }

    private record Running(long id, String name, @Nullable String path, TaskKind kind) implements OpenTask {
        @Override
        public EventName eventName() {
            return EventName.of(name);
        }

        @Override
        public long runningNanos(long nowNanos) {
            return nowNanos;
        }

        @Override
        public @Nullable String traceIdNow() {
            return null;
        }
    }
}
