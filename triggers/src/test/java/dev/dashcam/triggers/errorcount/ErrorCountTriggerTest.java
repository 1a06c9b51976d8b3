/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.errorcount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.task.TaskKind;
import dev.dashcam.triggers.rate.EndedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ErrorCountTriggerTest {
    private final List<Cause> causes = new ArrayList<>();
    private ErrorCountTrigger trigger = ErrorCountTrigger.of(3);
    private long nowNanos = 1_000_000_000L;
    private long tasks;

    @Test
    void enoughFailuresOfARoute_areAskedAbout_howeverManyOthersThereWere() {
        end(100_000, "POST /pay", 200);
        end(2, "POST /pay", 500);
        end(2, "POST /refund", 500);
        tick(1);
        assertThat(causes).isEmpty();
        end(1, "POST /pay", 503);
        tick(1);
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo("error-count");
            assertThat(cause.subject()).isEqualTo("POST /pay");
            assertThat(cause.taskId()).isEqualTo(tasks);
            assertThat(cause.sawAgainstThreshold()).isEqualTo("POST /pay failed 3 times in 1 min (>= 3)");
        });
    }

    @Test
    void failures_areForgottenAfterTheWindow() {
        trigger = trigger.window(Duration.ofSeconds(30));
        for (int i = 0; i < 10; i++) {
            end(2, "POST /pay", 500);
            tick(31);
        }
        assertThat(causes).isEmpty();
    }

    @Test
    void failuresThatGoOn_areAskedAboutEveryTenMinutes() {
        for (int second = 0; second < 3500; second++) {
            end(1, "POST /pay", 500);
            tick(1);
        }
        assertThat(causes).hasSize(6);
    }

    @Test
    void chosenStatuses_areCounted_failedOrNot_andNoOthers() {
        trigger = trigger.statuses(List.of("429", "502-504"));
        end(10, "POST /pay", 500);
        end(1, "POST /pay", 429);
        end(1, "POST /pay", 502);
        tick(1);
        assertThat(causes).isEmpty();
        end(1, "POST /pay", 504);
        tick(1);
        assertThat(causes).hasSize(1);
    }

    @Test
    void otherKinds_areNotCounted() {
        for (int i = 0; i < 10; i++) {
            trigger.taskEnded(EndedRequest.answered(++tasks, "job", 500).as(TaskKind.JOB), this::asked);
        }
        tick(1);
        assertThat(causes).isEmpty();
        assertThat(trigger.seen()).isZero();
    }

    @Test
    void settings_thatMakeNoSense_sayWhatIsAllowed() {
        assertThatThrownBy(() -> ErrorCountTrigger.of(0)).hasMessageContaining("between 1 and 1000000");
        for (String range : new String[] {"5", "x", "500-400", "500-", "600"}) {
            assertThatThrownBy(() -> trigger.statuses(List.of(range)))
                    .as(range)
                    .hasMessage(
                            "\"" + range + "\" is no status of HTTP and no range of them; write one from 100 to 599,"
                                    + " or a range such as 500-599.");
        }
        assertThat(trigger.watching()).isEqualTo("3 errors");
    }

    private void end(int times, String route, int status) {
        for (int i = 0; i < times; i++) {
            trigger.taskEnded(EndedRequest.answered(++tasks, route, status), this::asked);
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
}
