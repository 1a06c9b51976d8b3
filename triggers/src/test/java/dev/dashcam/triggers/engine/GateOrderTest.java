/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.TaskKind;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GateOrderTest {
    @Test
    void disabled_isSaidBeforeAnythingElse() {
        EngineFixture fixture = new EngineFixture(
                TriggerSettings.defaults(), Triggers.named("a").enabled(false));
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.DISABLED);
    }

    @Test
    void warmUp_suppressesAllButManual() {
        EngineFixture fixture = new EngineFixture(TriggerSettings.defaults());
        fixture.clock.advance(Duration.ofMillis(19_999));
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.WARMING_UP);
        assertThat(fixture.engine.manual("x").outcome()).isEqualTo(Outcome.ACCEPTED);
        fixture.seal();
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void history_mustReachBackHalfOfWhatItCould() {
        TriggerSettings settings =
                TriggerSettings.builder().warmUp(Duration.ZERO).build();
        EngineFixture fixture = new EngineFixture(settings);
        fixture.clock.advance(Duration.ofMillis(1000));
        fixture.completeFromNanos =
                fixture.clock.nanoTime() - Duration.ofMillis(499).toNanos();
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.TOO_LITTLE_HISTORY);
        fixture.completeFromNanos -= 1_000_000;
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void history_longRunMustReachBackTheMinimum() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.completeFromNanos = fixture.clock.nanoTime() - 1_999_999_999L;
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.TOO_LITTLE_HISTORY);
        assertThat(fixture.engine.manual("x").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void captureInProgress_coversEverybody() {
        EngineFixture fixture = EngineFixture.warm();
        Decision first = fixture.engine.trigger("a", null);
        Decision second = fixture.engine.trigger("b", null);
        Decision manual = fixture.engine.manual("x");
        assertThat(first.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(second.outcome()).isEqualTo(Outcome.COALESCED);
        assertThat(manual.outcome()).isEqualTo(Outcome.COALESCED);
        assertThat(manual.snapshotId()).isEqualTo(first.snapshotId());
        assertThat(fixture.desk.attached).extracting("trigger").containsExactly("b", "manual");
    }

    @Test
    void tail_isOneSecondForAutomaticAndNoneForManual() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.captured("a");
        assertThat(fixture.desk.lastTailNanos).isEqualTo(1_000_000_000L);
        fixture.engine.manual("x");
        assertThat(fixture.desk.lastTailNanos).isZero();
    }

    @Test
    void deskRefuses_costsNothing() {
        EngineFixture fixture =
                EngineFixture.warm(TriggerSettings.builder().perHour(1).build());
        fixture.desk.refusal = Reason.STORE;
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.STORE);
        fixture.desk.refusal = null;
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void closed_suppressesEverything() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.engine.close();
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.SHUTDOWN);
        assertThat(fixture.engine.manual("x").reason()).isEqualTo(Reason.SHUTDOWN);
        assertThat(fixture.lines).isEmpty();
    }

    @Test
    void slowerThan_countsForAnyKindAndGoesThroughTheGates() {
        EngineFixture fixture = EngineFixture.warm();
        Duration limit = Duration.ofMillis(300);
        fixture.engine.taskEnded(fixture.task("import", TaskKind.JOB, Duration.ofMillis(299), limit));
        assertThat(fixture.desk.begun).isEmpty();
        fixture.engine.taskEnded(fixture.task("import", TaskKind.JOB, Duration.ofMillis(300), limit));
        assertThat(fixture.desk.begun).singleElement().satisfies(cause -> {
            assertThat(cause.trigger()).isEqualTo("slower-than");
            assertThat(cause.kind()).isEqualTo("latency");
            assertThat(cause.subject()).isEqualTo("import");
            assertThat(cause.threshold()).isEqualTo(300e6);
        });
        fixture.seal();
        fixture.engine.taskEnded(fixture.task("import", TaskKind.JOB, Duration.ofMillis(300), limit));
        assertThat(fixture.status("slower-than").suppressed()).containsEntry("cooldown", 1L);
    }
}
