/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.triggers.rate.EndedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PercentileTriggerTest {
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofMillis(310);

    private final List<Cause> causes = new ArrayList<>();
    private PercentileTrigger trigger = PercentileTrigger.of(Duration.ofMillis(300));
    private long nowNanos = 1_000_000_000L;
    private long tasks;

    @Test
    void oneInAHundred_isThe99thPercentile() {
        end(1000, "GET /a", QUICK);
        end(9, "GET /a", SLOW);
        tick(1);
        assertThat(causes).isEmpty();
        end(2, "GET /a", SLOW);
        tick(1);
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo("latency-percentile");
            assertThat(cause.subject()).isEqualTo("GET /a");
            assertThat(cause.taskId()).isEqualTo(tasks);
            assertThat(cause.sawAgainstThreshold()).isEqualTo("1.1 % of GET /a took 300 ms or longer (>= 1 %)");
        });
    }

    @Test
    void tooFewRequests_tellNothing() {
        end(199, "GET /a", SLOW);
        tick(1);
        assertThat(causes).isEmpty();
        end(1, "GET /a", QUICK);
        tick(1);
        assertThat(causes).hasSize(1);
    }

    @Test
    void slowRequests_areForgottenAfterTheWindow() {
        end(100, "GET /a", SLOW);
        tick(61);
        end(1000, "GET /a", QUICK);
        tick(1);
        assertThat(causes).isEmpty();
    }

    @Test
    void otherPercentiles_areOtherShares() {
        trigger = trigger.percentile(99.9).minRequests(1000);
        end(998, "GET /a", QUICK);
        end(2, "GET /a", SLOW);
        tick(1);
        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).threshold()).isEqualTo(0.001);
        assertThat(trigger.watching()).isEqualTo("p99.9 >= 300 ms");
    }

    @Test
    void settings_thatMakeNoSense_sayWhatIsAllowed() {
        assertThatThrownBy(() -> trigger.percentile(100))
                .hasMessage("The percentile is 100.0; it must be between 50 and 99.99.");
        assertThatThrownBy(() -> trigger.minRequests(0)).hasMessageContaining("between 1 and 1000000");
        assertThatThrownBy(() -> PercentileTrigger.of(Duration.ZERO))
                .hasMessageContaining("The threshold of a percentile is 0 s");
    }

    private void end(int times, String route, Duration took) {
        for (int i = 0; i < times; i++) {
            trigger.taskEnded(EndedRequest.took(++tasks, route, took), this::asked);
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
