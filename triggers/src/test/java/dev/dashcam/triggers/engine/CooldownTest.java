/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CooldownTest {
    private static final Duration SLOW = Duration.ofMillis(800);

    @Test
    void cooldown_beginsWithSealing() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.trigger("a", null);
        fixture.clock.advance(Duration.ofSeconds(59));
        fixture.seal();
        fixture.clock.advance(Duration.ofMillis(59_999));
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.COOLDOWN);
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void cooldown_lastsBetweenTheDesksEndAndTheEnginesKnowledge() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.trigger("a", null);
        fixture.desk.end();
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.COOLDOWN);
    }

    @Test
    void cooldown_isPerTriggerAndRoute() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(Duration.ofMillis(500)));
        fixture.engine.taskEnded(fixture.request("GET /a", SLOW));
        fixture.seal();
        fixture.engine.taskEnded(fixture.request("GET /a", SLOW));
        assertThat(fixture.desk.begun).hasSize(1);
        fixture.engine.taskEnded(fixture.request("GET /b", SLOW));
        assertThat(fixture.desk.begun).hasSize(2);
        fixture.seal();
        assertThat(fixture.engine.trigger("a", fixture.request("GET /a", SLOW)).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void wallClockSteps_neitherUnlockNorFreeze() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.captured("a");
        fixture.clock.stepWallClock(Duration.ofHours(1));
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.COOLDOWN);
        fixture.clock.stepWallClock(Duration.ofHours(-2));
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void coalescedRoute_coolsDownWithTheSnapshotThatCoversIt() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.trigger("a", null);
        fixture.engine.trigger("b", null);
        fixture.seal();
        assertThat(fixture.engine.trigger("b", null).reason()).isEqualTo(Reason.COOLDOWN);
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(fixture.engine.trigger("b", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void callThatLooksBeforeTheCaptureBegins_isCoveredByIt() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.trigger("a", null);
        fixture.desk.earlyLooks.set(1);
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.COALESCED);
    }

    @Test
    void suppressedCall_doesNotProlong() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.captured("a");
        fixture.clock.advance(Duration.ofSeconds(40));
        fixture.engine.trigger("a", null);
        fixture.clock.advance(Duration.ofSeconds(20));
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void failedCapture_leavesNoCooldown() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.trigger("a", null);
        fixture.fail();
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void namedTrigger_hasItsOwn() {
        EngineFixture fixture = EngineFixture.warm(
                Triggers.named("slow").cooldown(Duration.ofMinutes(5)),
                Triggers.named("never").cooldown(Duration.ZERO));
        fixture.captured("slow");
        fixture.clock.advance(Duration.ofSeconds(299));
        assertThat(fixture.engine.trigger("slow", null).reason()).isEqualTo(Reason.COOLDOWN);
        assertThat(fixture.lines.get(0)).contains("(dashcam.triggers.named.slow.cooldown)");
        assertThat(fixture.captured("never").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(fixture.captured("never").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void captureThatEndsBeforeItsCallerKnows_isSettledAllTheSame() {
        Captures captures = new Captures();
        Claim claim = new Claim(5);
        captures.ended("x", true, 10);
        captures.began("x", claim, 5);
        assertThat(claim.cooldownLeftNanos(100, 20)).isEqualTo(90);
        assertThat(captures.mayBeRunning()).isFalse();
    }

    @Test
    void captureOfWhichNoEndIsHeard_isForgottenAfterTenMinutes() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.trigger("a", null);
        fixture.desk.end();
        fixture.clock.advance(Duration.ofMinutes(10));
        Decision later = fixture.engine.trigger("a", null);
        assertThat(later.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void moreRoutesThanTheTableHolds_shareOneEntry() {
        TriggerSettings settings =
                TriggerSettings.builder().perHour(1000).perDay(1000).build();
        EngineFixture fixture = EngineFixture.warm(settings, Triggers.latency(Duration.ofMillis(500)));
        for (int route = 0; route < SubjectTable.MOST; route++) {
            fixture.engine.taskEnded(fixture.request("GET /r" + route, SLOW));
            fixture.seal();
        }
        fixture.engine.taskEnded(fixture.request("GET /beyond", SLOW));
        fixture.seal();
        int before = fixture.desk.begun.size();
        fixture.engine.taskEnded(fixture.request("GET /beyond2", SLOW));
        assertThat(fixture.desk.begun).hasSize(before);
        fixture.clock.advance(Duration.ofDays(1));
        fixture.engine.taskEnded(fixture.request("GET /beyond2", SLOW));
        assertThat(fixture.desk.begun).hasSize(before + 1);
        fixture.seal();
        fixture.engine.taskEnded(fixture.request("GET /beyond3", SLOW));
        assertThat(fixture.desk.begun).hasSize(before + 2);
    }
}
