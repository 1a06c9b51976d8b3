/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.time.ManualClock;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerStatus;
import dev.dashcam.triggers.Triggers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on, what begins and what ends when rules are replaced while the recorder runs. */
final class ReplacedRulesTest {
    private static final Duration HALF = Duration.ofMillis(500);

    @Test
    void ruleThatIsAlike_keepsItsCooldownAndItsCounts() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(HALF), Triggers.errorRate(0.1));
        FinishedTask slow = fixture.request("GET /slow", Duration.ofSeconds(1));
        fixture.engine.taskEnded(slow);
        fixture.seal();
        fixture.engine.replace(List.of(Triggers.errorRate(0.2), Triggers.latency(HALF)));
        fixture.engine.taskEnded(slow);
        TriggerStatus latency = fixture.status("latency");
        assertThat(latency.captured()).isEqualTo(1);
        assertThat(latency.suppressed()).containsEntry("cooldown", 1L);
        assertThat(latency.seen()).isEqualTo(2);
        assertThat(fixture.status("error-rate").seen()).isEqualTo(1);
        assertThat(fixture.engine.status()).extracting(TriggerStatus::name).containsExactly("error-rate", "latency");
    }

    @Test
    void conditionOfARuleThatIsAlike_isNotMetAnew() {
        EngineFixture fixture = EngineFixture.warm(Triggers.errorCount(3));
        fail(fixture, 3);
        fixture.engine.tick();
        fixture.seal();
        fixture.clock.advance(Duration.ofSeconds(90));
        fail(fixture, 3);
        fixture.engine.replace(List.of(Triggers.errorCount(3), Triggers.latency(HALF)));
        fixture.engine.tick();
        // it fired with these three and has not been below since
        assertThat(fixture.desk.begun).hasSize(1);
        assertThat(fixture.status("error-count").seen()).isEqualTo(6);
    }

    @Test
    void ruleWithOtherSettings_beginsAnewAndSpendsFromTheSameBudget() {
        EngineFixture fixture = EngineFixture.warm(
                TriggerSettings.builder().perProblem(1).build(), Triggers.latency(HALF), Triggers.errorRate(0.1));
        FinishedTask slow = fixture.request("GET /slow", Duration.ofSeconds(1));
        FinishedTask other = fixture.request("GET /other", Duration.ofSeconds(1));
        fixture.engine.taskEnded(slow);
        fixture.seal();
        fixture.engine.replace(List.of(Triggers.latency(Duration.ofMillis(300))));
        assertThat(fixture.status("latency").captured()).isZero();
        fixture.engine.taskEnded(slow);
        assertThat(fixture.status("latency").suppressed()).containsOnlyKeys("budget");
        fixture.engine.taskEnded(other);
        assertThat(fixture.status("latency").captured()).isEqualTo(1);
        assertThat(fixture.engine.decisions()).anyMatch(line -> line.contains("captured as snap1"));
    }

    @Test
    void budgetOfARemovedRule_isInTheFileAndSurvivesARestart(@TempDir Path folder) {
        TriggerSettings settings = TriggerSettings.builder().perProblem(1).build();
        ManualClock clock = new ManualClock();
        EngineFixture fixture = EngineFixture.in(folder, clock, settings, Triggers.latency(HALF));
        fixture.engine.taskEnded(fixture.request("GET /slow", Duration.ofSeconds(1)));
        fixture.seal();
        fixture.engine.replace(List.of());
        fixture.captured("something-else");
        fixture.engine.close();
        EngineFixture next = EngineFixture.in(folder, clock, settings, Triggers.latency(HALF));
        next.engine.taskEnded(next.request("GET /slow", Duration.ofSeconds(1)));
        assertThat(next.status("latency").suppressed()).containsOnlyKeys("budget");
    }

    @Test
    void cooldownOfAChangedRule_begins_withItsOwnFirstSnapshot() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(HALF));
        FinishedTask slow = fixture.request("GET /slow", Duration.ofSeconds(1));
        fixture.engine.taskEnded(slow);
        fixture.seal();
        fixture.engine.replace(List.of(Triggers.latency(Duration.ofMillis(300))));
        fixture.engine.taskEnded(slow);
        assertThat(fixture.status("latency").captured()).isEqualTo(1);
    }

    @Test
    void callOfARemovedRulesName_getsTheDefaults() {
        EngineFixture fixture = EngineFixture.warm(Triggers.named("checkout").enabled(false));
        assertThat(fixture.engine.trigger("checkout", null).reason()).isEqualTo(Reason.DISABLED);
        fixture.engine.replace(List.of());
        assertThat(fixture.engine.status()).isEmpty();
        assertThat(fixture.captured("checkout").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(fixture.status("checkout").captured()).isEqualTo(1);
    }

    @Test
    void nameThatWasCalled_isTheRulesFromNowOn() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.captured("checkout");
        fixture.engine.replace(List.of(Triggers.named("checkout").enabled(false)));
        assertThat(fixture.engine.trigger("checkout", null).reason()).isEqualTo(Reason.DISABLED);
        assertThat(fixture.engine.status()).hasSize(1);
    }

    @Test
    void drillAndDryRun_askTheNewRules() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(HALF));
        fixture.engine.replace(List.of(Triggers.latency(Duration.ofMillis(300))));
        assertThat(fixture.engine.drillNanos()).isEqualTo(Duration.ofMillis(300).toNanos());
        assertThat(fixture.engine.dryRun(fixture.request("GET /a", Duration.ofMillis(400))))
                .singleElement()
                .asString()
                .contains("captured");
        assertThat(fixture.engine.triggers())
                .singleElement()
                .satisfies(rule -> assertThat(rule.isLike(Triggers.latency(Duration.ofMillis(300))))
                        .isTrue());
    }

    @Test
    void warmUp_doesNotBeginAgain() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.replace(List.of(Triggers.latency(HALF)));
        assertThat(fixture.status("latency").state()).isEqualTo("running");
        EngineFixture cold = new EngineFixture(TriggerSettings.defaults());
        cold.clock.advance(Duration.ofSeconds(15));
        cold.engine.replace(List.of(Triggers.latency(HALF)));
        assertThat(cold.status("latency").stateLeftNanos())
                .isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void names_thatAreTakenOrTwice_changeNothing() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(HALF));
        for (List<Trigger> wrong : List.<List<Trigger>>of(
                List.of(Triggers.named("manual")), List.of(Triggers.errorRate(0.1), Triggers.errorRate(0.2)))) {
            assertThatThrownBy(() -> fixture.engine.replace(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give");
        }
        assertThat(fixture.engine.status()).extracting(TriggerStatus::name).containsExactly("latency");
        assertThat(fixture.lines).isEmpty();
    }

    @Test
    void replacement_isOneLineThatSaysWhatHasChanged() {
        EngineFixture fixture = EngineFixture.warm(
                Triggers.latency(HALF), Triggers.errorRate(0.1), Triggers.stuck(Duration.ofSeconds(10)));
        fixture.engine.replace(List.of(
                Triggers.latency(Duration.ofMillis(300)),
                Triggers.stuck(Duration.ofSeconds(10)),
                Triggers.errorCount(5)));
        assertThat(fixture.lines)
                .containsExactly(
                        "The rules were replaced. New: error-count. Changed: latency. Removed: error-rate. Captures: "
                                + "request >= 300 ms, stuck >= 10 s, 5 errors.");
        fixture.engine.replace(fixture.engine.triggers());
        assertThat(fixture.lines).hasSize(1);
    }

    @Test
    void coveredCallOfARemovedRule_isAnsweredAllTheSame() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(HALF));
        fixture.engine.taskEnded(fixture.request("GET /slow", Duration.ofSeconds(1)));
        fixture.engine.replace(List.of());
        Decision covered = fixture.engine.trigger("latency", null);
        assertThat(covered.outcome()).isEqualTo(Outcome.COALESCED);
        fixture.seal();
        assertThat(fixture.engine.trigger("latency", null).reason()).isEqualTo(Reason.COOLDOWN);
    }

    @Test
    void closedEngine_takesNoRules() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.close();
        fixture.engine.replace(List.of(Triggers.latency(HALF)));
        assertThat(fixture.engine.status()).isEmpty();
    }

    private static void fail(EngineFixture fixture, int times) {
        for (int i = 0; i < times; i++) {
            fixture.engine.taskEnded(fixture.failedRequest("GET /fails"));
        }
    }
}
