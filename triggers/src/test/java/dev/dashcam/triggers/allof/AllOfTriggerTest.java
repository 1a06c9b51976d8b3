/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.allof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class AllOfTriggerTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());
    private static final long SECOND = 1_000_000_000L;

    private final List<Cause> asked = new ArrayList<>();
    private final List<Decision> toldParts = new ArrayList<>();
    private Decision answer = CAPTURED;
    private final Part slow = new Part("slow");
    private final Part failing = new Part("failing");
    private final AllOfTrigger trigger = AllOfTrigger.of("slow-and-failing", Duration.ofMinutes(1), slow, failing);

    @Test
    void onePartAlone_isRefused() {
        slow.breaches = true;
        tickAt(1);
        tickAt(2);
        assertThat(asked).isEmpty();
        assertThat(toldParts).extracting(Decision::reason).containsOnly(Reason.NOT_ALL);
    }

    @Test
    void allParts_withinTheTime_askAsOne() {
        slow.breaches = true;
        tickAt(1);
        slow.breaches = false;
        failing.breaches = true;
        tickAt(61);
        assertThat(asked).singleElement().satisfies(cause -> {
            assertThat(cause.trigger()).isEqualTo("slow-and-failing");
            assertThat(cause.kind()).isEqualTo("all-of");
            assertThat(cause.saw()).isEqualTo("slow was seen and failing was seen");
        });
    }

    @Test
    void partThatAskedTooLongAgo_countsNoMore() {
        slow.breaches = true;
        tickAt(1);
        slow.breaches = false;
        failing.breaches = true;
        tickAt(62);
        assertThat(asked).isEmpty();
    }

    @Test
    void capturedOnce_allHaveToAskAgain() {
        slow.breaches = true;
        failing.breaches = true;
        tickAt(1);
        assertThat(asked).hasSize(1);
        slow.breaches = false;
        tickAt(2);
        assertThat(asked).hasSize(1);
    }

    @Test
    void refusedWhole_asksAgain() {
        answer = Decision.suppressed(Reason.WARMING_UP);
        slow.breaches = true;
        failing.breaches = true;
        tickAt(1);
        answer = CAPTURED;
        slow.breaches = false;
        tickAt(2);
        assertThat(asked).hasSize(2);
    }

    @Test
    void words_areThoseOfTheParts() {
        assertThat(AllOfTrigger.of(
                                "both",
                                Duration.ofMinutes(1),
                                Triggers.latency(Duration.ofMillis(300)),
                                Triggers.errorRate(0.05))
                        .watching())
                .isEqualTo("request >= 300 ms and errors >= 5 % within 1 min");
    }

    @Test
    void oneOrNone_isRefused() {
        assertThatThrownBy(() -> AllOfTrigger.of("one", Duration.ofMinutes(1), slow))
                .hasMessage("The all-of trigger one has 1 parts; it must have two at least.");
    }

    private void tickAt(long second) {
        trigger.tick(second * SECOND, task -> {}, cause -> {
            asked.add(cause);
            return answer;
        });
    }

    private final class Part implements Trigger {
        private final String name;
        private boolean breaches;

        Part(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String kind() {
            return "custom";
        }

        @Override
        public void tick(long nowNanos, Asker asker) {
            if (breaches) {
                Cause cause = new Cause(
                        name, "custom", name, 0, null, Double.NaN, Double.NaN, "", name + " was seen", nowNanos);
                toldParts.add(asker.ask(cause));
            }
        }
    }
}
