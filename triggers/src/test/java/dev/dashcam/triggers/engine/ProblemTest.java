/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTest {
    private final Sorting sorting = new Sorting();

    @Test
    void noisyProblem_leavesTheBudgetOfANewOneOfTheSameRoute() {
        EngineFixture fixture = EngineFixture.warm(sorting);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(fixture, "GET /pay", "Timeout at Bank.pay").outcome())
                    .isEqualTo(Outcome.ACCEPTED);
            fixture.seal();
            fixture.clock.advance(Duration.ofMinutes(20));
        }
        assertThat(ask(fixture, "GET /pay", "Timeout at Bank.pay").reason()).isEqualTo(Reason.BUDGET);
        assertThat(fixture.lines)
                .singleElement()
                .asString()
                .contains("dashcam.limits.per-problem")
                .contains("another 23 h");
        assertThat(ask(fixture, "GET /pay", "NullPointerException at Bank.pay").outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void problem_isOneWhateverRouteMeetsIt() {
        EngineFixture fixture = EngineFixture.warm(sorting);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(fixture, "GET /r" + i, "Timeout at Bank.pay").outcome())
                    .isEqualTo(Outcome.ACCEPTED);
            fixture.seal();
        }
        assertThat(ask(fixture, "GET /r3", "Timeout at Bank.pay").reason()).isEqualTo(Reason.BUDGET);
    }

    @Test
    void cooldown_isOfTheRouteWhateverTheProblem() {
        EngineFixture fixture = EngineFixture.warm(sorting);
        ask(fixture, "GET /pay", "Timeout at Bank.pay");
        fixture.seal();
        assertThat(ask(fixture, "GET /pay", "NullPointerException at Bank.pay").reason())
                .isEqualTo(Reason.COOLDOWN);
    }

    @Test
    void failedCapture_givesTheProblemItsBudgetBack() {
        EngineFixture fixture =
                EngineFixture.warm(TriggerSettings.builder().perProblem(1).build(), sorting);
        for (int i = 0; i < 5; i++) {
            assertThat(ask(fixture, "GET /pay", "Timeout").outcome()).isEqualTo(Outcome.ACCEPTED);
            fixture.fail();
        }
    }

    @Test
    void moreProblemsThanTheTableHolds_shareOneBudget() {
        TriggerSettings settings =
                TriggerSettings.builder().perHour(1000).perDay(1000).build();
        EngineFixture fixture = EngineFixture.warm(settings, sorting);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < SubjectTable.MOST + 20; i++) {
            Decision decision = ask(fixture, "GET /pay", "problem " + i);
            outcomes.add(decision.outcome());
            if (decision.outcome() == Outcome.ACCEPTED) {
                fixture.seal();
            }
            fixture.clock.advance(Duration.ofMinutes(1));
        }
        // one place is the route's own
        assertThat(outcomes.subList(0, SubjectTable.MOST - 1)).containsOnly(Outcome.ACCEPTED);
        assertThat(outcomes.subList(SubjectTable.MOST - 1, outcomes.size()))
                .filteredOn(outcome -> outcome == Outcome.ACCEPTED)
                .hasSize(3);
    }

    private Decision ask(EngineFixture fixture, String route, String problem) {
        sorting.next = Cause.of("sorting", "exception", route, 0).ofProblem(problem);
        fixture.engine.tick();
        return sorting.answer;
    }

    /** Asks what the test says, and keeps the answer. */
    private static final class Sorting implements Trigger {
        private Cause next = Cause.of("sorting", "exception", "none", 0);
        private Decision answer = Decision.suppressed(Reason.OFF);

        @Override
        public String name() {
            return "sorting";
        }

        @Override
        public String kind() {
            return "exception";
        }

        @Override
        public void tick(long nowNanos, Asker asker) {
            answer = asker.ask(next);
        }
    }
}
