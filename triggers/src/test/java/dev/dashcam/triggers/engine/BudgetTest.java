/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BudgetTest {
    @Test
    void hour_isASlidingWindow() {
        EngineFixture fixture = EngineFixture.warm();
        for (int i = 0; i < 10; i++) {
            assertThat(fixture.captured("t" + i).outcome()).isEqualTo(Outcome.ACCEPTED);
            fixture.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(fixture.engine.trigger("u", null).reason()).isEqualTo(Reason.BUDGET);
        assertThat(fixture.status("u").state()).isEqualTo("out-of-budget");
        assertThat(fixture.status("u").stateLeftNanos())
                .isEqualTo(Duration.ofMinutes(50).toNanos());
        fixture.clock.advance(Duration.ofMinutes(50));
        assertThat(fixture.captured("u").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(fixture.engine.trigger("v", null).reason()).isEqualTo(Reason.BUDGET);
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(fixture.engine.trigger("v", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void day_allowsThirty() {
        EngineFixture fixture = EngineFixture.warm();
        for (int i = 0; i < 30; i++) {
            assertThat(fixture.captured("t" + i).outcome()).isEqualTo(Outcome.ACCEPTED);
            fixture.clock.advance(Duration.ofMinutes(10));
        }
        assertThat(fixture.engine.trigger("u", null).reason()).isEqualTo(Reason.BUDGET);
        assertThat(fixture.lines).singleElement().asString().contains("dashcam.limits.per-day");
        fixture.clock.advance(Duration.ofHours(19));
        assertThat(fixture.engine.trigger("u", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void problem_isCapturedThreeTimesADay() {
        EngineFixture fixture = EngineFixture.warm();
        for (int i = 0; i < 3; i++) {
            assertThat(fixture.captured("a").outcome()).isEqualTo(Outcome.ACCEPTED);
            fixture.clock.advance(Duration.ofHours(1));
        }
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.BUDGET);
        assertThat(fixture.lines).singleElement().asString().contains("dashcam.limits.per-problem");
        assertThat(fixture.captured("b").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void failedCapture_givesItsBudgetBack() {
        EngineFixture fixture = EngineFixture.warm(
                TriggerSettings.builder().perHour(1).perDay(1).perProblem(1).build());
        for (int i = 0; i < 5; i++) {
            assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
            fixture.fail();
        }
        assertThat(fixture.captured("a").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(fixture.engine.trigger("b", null).reason()).isEqualTo(Reason.BUDGET);
    }

    @Test
    void coalescedAndSuppressedCalls_chargeNothing() {
        EngineFixture fixture =
                EngineFixture.warm(TriggerSettings.builder().perHour(2).build());
        fixture.engine.trigger("a", null);
        for (int i = 0; i < 20; i++) {
            fixture.engine.trigger("c" + i, null);
        }
        fixture.seal();
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.COOLDOWN);
        }
        assertThat(fixture.engine.trigger("b", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void manual_hasAReserveOfItsOwn() {
        EngineFixture fixture =
                EngineFixture.warm(TriggerSettings.builder().perHour(0).build());
        assertThat(fixture.engine.trigger("a", null).reason()).isEqualTo(Reason.BUDGET);
        for (int i = 0; i < 6; i++) {
            assertThat(fixture.engine.manual("same").outcome()).isEqualTo(Outcome.ACCEPTED);
            fixture.seal();
        }
        assertThat(fixture.engine.manual("same").reason()).isEqualTo(Reason.MANUAL_BUDGET);
        assertThat(fixture.lines.get(1))
                .isEqualTo("Not captured: the manual snapshot \"same\". The 6 manual snapshots an hour are used up for"
                        + " another 60 min (dashcam.limits.manual-per-hour). Further ones are counted in the recorder's"
                        + " status().");
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(fixture.engine.manual("same").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void manual_doesNotEatTheAutomaticBudget() {
        EngineFixture fixture =
                EngineFixture.warm(TriggerSettings.builder().perHour(1).build());
        fixture.engine.manual("x");
        fixture.seal();
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.ACCEPTED);
    }
}
