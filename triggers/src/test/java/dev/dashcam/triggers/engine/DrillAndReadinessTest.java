/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.TaskKind;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DrillAndReadinessTest {
    private static final Duration THRESHOLD = Duration.ofMillis(300);
    private static final Duration SLOW = Duration.ofMillis(301);

    @Test
    void serviceThatIsNotReady_isNotCaptured() {
        EngineFixture fixture = new EngineFixture(false, TriggerSettings.defaults(), Triggers.latency(THRESHOLD));
        fixture.clock.advance(Duration.ofHours(1));
        fixture.engine.taskEnded(fixture.request("GET /a", SLOW));
        assertThat(fixture.lines).singleElement().asString().contains("latency waits until the service is ready.");
        assertThat(fixture.status("latency").state()).isEqualTo("warming-up");
        assertThat(fixture.status("latency").stateLeftNanos()).isZero();
    }

    @Test
    void readyService_warmsUpFromThen() {
        EngineFixture fixture = new EngineFixture(false, TriggerSettings.defaults(), Triggers.latency(THRESHOLD));
        fixture.clock.advance(Duration.ofHours(1));
        fixture.engine.ready();
        assertThat(fixture.status("latency").stateLeftNanos())
                .isEqualTo(Duration.ofSeconds(20).toNanos());
        fixture.clock.advance(Duration.ofSeconds(10));
        fixture.engine.ready();
        fixture.clock.advance(Duration.ofSeconds(10));
        assertThat(fixture.status("latency").state()).isEqualTo("running");
        assertThat(fixture.engine.trigger("x", null).isCaptured()).isTrue();
    }

    @Test
    void drill_passesWhileWarmingUpAndCostsNothing() {
        TriggerSettings stingy = TriggerSettings.builder().perHour(1).build();
        EngineFixture fixture = new EngineFixture(false, stingy, Triggers.latency(THRESHOLD));
        for (int i = 0; i < 3; i++) {
            Decision decision = fixture.engine.drill(fixture.request("drill", SLOW));
            assertThat(decision).isNotNull();
            assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
            fixture.seal();
        }
        assertThat(fixture.desk.begun).extracting(Cause::kind).containsOnly(Cause.DRILL);
        assertThat(fixture.status("latency").captured()).isZero();
        assertThat(fixture.status("latency").seen()).isZero();
        fixture.engine.ready();
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.engine.taskEnded(fixture.request("drill", SLOW));
        assertThat(fixture.status("latency").captured()).isEqualTo(1);
    }

    @Test
    void dryRun_saysWhatWouldBeAnsweredAndCostsNothing() {
        EngineFixture fixture = new EngineFixture(
                TriggerSettings.defaults(), Triggers.latency(THRESHOLD), Triggers.stuck(Duration.ofSeconds(10)));
        assertThat(fixture.engine.dryRun(fixture.request("GET /a", SLOW)))
                .containsExactly(
                        "latency: not captured, latency is warming up for another 20 s (dashcam.limits.warm-up).");
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThat(fixture.engine.dryRun(fixture.request("GET /a", SLOW))).containsExactly("latency: captured.");
        assertThat(fixture.engine.dryRun(fixture.request("GET /a", Duration.ofMillis(299))))
                .isEmpty();
        assertThat(fixture.desk.begun).isEmpty();
        assertThat(fixture.lines).isEmpty();
        assertThat(fixture.engine.decisions()).isEmpty();
        assertThat(fixture.status("latency").seen()).isZero();
        assertThat(fixture.status("latency").suppressed()).isEmpty();

        fixture.engine.taskEnded(fixture.request("GET /a", SLOW));
        assertThat(fixture.engine.dryRun(fixture.request("GET /b", SLOW)))
                .containsExactly("latency: joins the snapshot that is being taken.");
        fixture.seal();
        assertThat(fixture.engine.dryRun(fixture.request("GET /a", SLOW)))
                .singleElement()
                .asString()
                .startsWith("latency: not captured, latency is cooling down for another ")
                .endsWith(" (dashcam.limits.cooldown).");
        assertThat(fixture.engine.dryRun(fixture.request("GET /b", SLOW))).containsExactly("latency: captured.");
    }

    @Test
    void drillThatNoRuleSees_isNotAnswered() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(THRESHOLD));
        assertThat(fixture.engine.drill(fixture.request("drill", Duration.ofMillis(299))))
                .isNull();
        assertThat(fixture.engine.drillNanos()).isEqualTo(THRESHOLD.toNanos());
        assertThat(EngineFixture.warm().engine.drillNanos()).isZero();
    }

    @Test
    void drillWithAThresholdOfItsOwn_needsNoRule() {
        EngineFixture fixture = EngineFixture.warm();
        assertThat(fixture.engine.drill(fixture.task("drill", TaskKind.REQUEST, SLOW, THRESHOLD)))
                .isNotNull();
    }

    @Test
    void endingTask_isAskedAboutAndAnswered() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(THRESHOLD));
        assertThat(fixture.engine.taskEnding(fixture.request("GET /a", Duration.ofMillis(299))))
                .isNull();
        Decision decision = fixture.engine.taskEnding(fixture.request("GET /a", SLOW));
        assertThat(decision).isNotNull();
        assertThat(decision.isCaptured()).isTrue();
        fixture.seal();
        Decision next = fixture.engine.taskEnding(fixture.request("GET /a", SLOW));
        assertThat(next).isNotNull();
        assertThat(next.reason()).isEqualTo(Reason.COOLDOWN);
        assertThat(fixture.status("latency").seen()).isZero();
    }
}
