/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.errorrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.triggers.rate.RouteRates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked for, of requests that end on a clock that the test turns. */
final class ErrorRateTriggerTest {
    private static final int OK = 200;
    private static final int BROKEN = 500;

    private final List<Cause> causes = new ArrayList<>();
    private ErrorRateTrigger trigger = ErrorRateTrigger.of(0.1);
    private long nowNanos = 1_000_000_000L;
    private long tasks;

    @Test
    void tenthOfARoute_isAskedAbout_withTheOneThatFailedLast() {
        end(18, "GET /a", OK);
        end(2, "GET /a", BROKEN);
        tick(1);
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.trigger()).isEqualTo("error-rate");
            assertThat(cause.kind()).isEqualTo("error-rate");
            assertThat(cause.subject()).isEqualTo("GET /a");
            assertThat(cause.taskId()).isEqualTo(20);
            assertThat(cause.observed()).isCloseTo(0.1, within(1e-9));
            assertThat(cause.threshold()).isEqualTo(0.1);
            assertThat(cause.unit()).isEqualTo("ratio");
        });
        assertThat(trigger.seen()).isEqualTo(20);
    }

    @Test
    void tooFewRequests_tellNothing() {
        end(19, "GET /a", BROKEN);
        tick(1);
        assertThat(causes).isEmpty();
        end(1, "GET /a", OK);
        tick(1);
        assertThat(causes).hasSize(1);
    }

    @Test
    void failuresOfOneRoute_areNotLostAmongTheOthers() {
        end(1_000_000, "GET /busy", OK);
        end(20, "POST /pay", BROKEN);
        tick(1);
        assertThat(causes).extracting(Cause::subject).containsExactly("POST /pay");
    }

    @Test
    void failuresOfManySeldomRoutes_areThoseOfAll() {
        for (int route = 0; route < 10; route++) {
            end(3, "GET /seldom/" + route, route < 8 ? BROKEN : OK);
        }
        tick(1);
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.subject()).isEqualTo("all routes");
            assertThat(cause.observed()).isCloseTo(0.8, within(1e-9));
            assertThat(cause.taskId()).isPositive();
        });
    }

    @Test
    void failures_areForgottenAfterTheWindow() {
        end(10, "GET /a", BROKEN);
        tick(61);
        end(10, "GET /a", BROKEN);
        tick(57);
        assertThat(causes).isEmpty();
        end(10, "GET /a", BROKEN);
        tick(1);
        assertThat(causes).hasSize(1);
    }

    @Test
    void thread_thatDidNotComeForLong_forgetsAllTheSame() {
        end(10, "GET /a", BROKEN);
        tick(1);
        nowNanos += TimeUnit.HOURS.toNanos(3);
        tick(1);
        end(10, "GET /a", BROKEN);
        tick(1);
        assertThat(causes).isEmpty();
    }

    @Test
    void rate_thatStays_isAskedAboutEveryTenMinutes() {
        for (int second = 0; second < 3600; second++) {
            end(5, "GET /a", OK);
            end(5, "GET /a", BROKEN);
            tick(1);
        }
        assertThat(causes).hasSize(6);
    }

    @Test
    void ignoredStatuses_areNotCountedAtAll() {
        trigger = trigger.ignoringStatuses(429, 503);
        end(100, "GET /a", 503);
        end(19, "GET /a", BROKEN);
        tick(1);
        assertThat(causes).isEmpty();
        assertThat(trigger.seen()).isEqualTo(19);
        end(1, "GET /a", BROKEN);
        tick(1);
        assertThat(causes).hasSize(1);
    }

    @Test
    void otherKinds_areIgnoredUnlessToldOtherwise() {
        for (int i = 0; i < 30; i++) {
            trigger.taskEnded(new Ended(++tasks, EventName.of("restock"), TaskKind.JOB, BROKEN), this::asked);
            trigger.taskEnded(new Ended(++tasks, EventName.of("GET /events"), TaskKind.STREAM, BROKEN), this::asked);
        }
        tick(1);
        assertThat(causes).isEmpty();
        trigger = trigger.kinds(TaskKind.JOB);
        for (int i = 0; i < 30; i++) {
            trigger.taskEnded(new Ended(++tasks, EventName.of("restock"), TaskKind.JOB, BROKEN), this::asked);
        }
        tick(1);
        assertThat(causes).hasSize(1);
    }

    @Test
    void routesBeyondTheBound_shareTheirCounts() {
        for (int route = 0; route < RouteRates.MOST; route++) {
            end(100, "GET /early/" + route, OK);
        }
        for (int route = 0; route < 20; route++) {
            end(1, "GET /late/" + route, BROKEN);
        }
        tick(1);
        assertThat(causes).extracting(Cause::subject).containsExactly("other routes");
    }

    @Test
    void settings_thatMakeNoSense_sayWhatIsAllowed() {
        assertThatThrownBy(() -> ErrorRateTrigger.of(10))
                .hasMessage("The error rate is 10.0; it must be more than 0 and at most 1, which is all requests.");
        assertThatThrownBy(() -> ErrorRateTrigger.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trigger.window(Duration.ofSeconds(1)))
                .hasMessage("The window of the error rate is 1 s; it must be between 3 s and 1 h.");
        assertThatThrownBy(() -> trigger.minRequests(0)).hasMessageContaining("between 1 and 1000000");
        assertThatThrownBy(() -> trigger.ignoringStatuses(42))
                .hasMessage("The status 42 is none of HTTP's; they are between 100 and 599.");
        assertThatThrownBy(() -> trigger.named(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(ErrorRateTrigger.of(0.125).named("x").watching()).isEqualTo("errors >= 12.5 %");
    }

    private void end(int times, String name, int status) {
        EventName route = EventName.of(name);
        for (int i = 0; i < times; i++) {
            trigger.taskEnded(new Ended(++tasks, route, TaskKind.REQUEST, status), this::asked);
        }
    }

    private void tick(int seconds) {
        for (int tenth = 0; tenth < 10 * seconds; tenth++) {
            nowNanos += 100_000_000L;
            trigger.tick(nowNanos, this::asked);
        }
    }

    private Decision asked(Cause cause) {
        causes.add(cause);
        return Decision.coalesced("7f3k2q", new CompletableFuture<>());
    }

    private record Ended(long id, EventName eventName, TaskKind kind, int status) implements FinishedTask {
        @Override
        public long number(EventName key, long otherwise) {
            return key.text().equals("http.status") ? status : otherwise;
        }

        @Override
        public boolean isFailed() {
            return status >= 500;
        }

        @Override
        public long startNanos() {
            return 0;
        }

        @Override
        public long durationNanos() {
            return 0;
        }

        @Override
        public @Nullable String errorClass() {
            return null;
        }

        @Override
        public @Nullable String traceId() {
            return null;
        }

        @Override
        public long slowerThanNanos() {
            return 0;
        }
    }
}
