/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LinesTest {
    private static final Duration SLOW = Duration.ofMillis(790);

    @Test
    void firstSuppression_isSaidAsInTheFirstTenMinutes() {
        TriggerSettings settings =
                TriggerSettings.builder().statusPlace("at /actuator/dashcam").build();
        EngineFixture fixture = EngineFixture.warm(settings, Triggers.latency(Duration.ofMillis(300)));
        fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        fixture.seal();
        fixture.clock.advance(Duration.ofMillis(13_200));
        fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        assertThat(fixture.lines)
                .containsExactly("Not captured: GET /checkout took 790 ms. latency is cooling down for another 47 s"
                        + " (dashcam.limits.cooldown). Further ones are counted at /actuator/dashcam.");
        assertThat(fixture.status("latency").suppressed()).containsEntry("cooldown", 2L);
    }

    @Test
    void line_hasTheTraceIdOfItsRequest_whichIsMadeForNothingElse() {
        EngineFixture fixture = new EngineFixture(TriggerSettings.defaults(), Triggers.latency(Duration.ofMillis(300)));
        fixture.clock.advance(Duration.ofSeconds(8));
        for (int i = 0; i < 5; i++) {
            fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        }
        fixture.engine.trigger("alone", null);
        assertThat(fixture.traceIds).containsExactly(EngineFixture.TRACE_ID, "null");
        assertThat(fixture.traceIdsMade).hasValue(1);
    }

    @Test
    void warmUp_isSaidWithItsProperty() {
        EngineFixture fixture = new EngineFixture(TriggerSettings.defaults(), Triggers.latency(Duration.ofMillis(300)));
        fixture.clock.advance(Duration.ofSeconds(8));
        fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        assertThat(fixture.lines)
                .containsExactly("Not captured: GET /checkout took 790 ms. latency is warming up for another 12 s"
                        + " (dashcam.limits.warm-up). Further ones are counted in the recorder's status().");
    }

    @Test
    void namedTrigger_isSaidWithWhereItWasCalled() {
        EngineFixture fixture = new EngineFixture(TriggerSettings.defaults());
        fixture.engine.trigger("slow-checkout", fixture.request("GET /checkout", SLOW));
        fixture.engine.trigger("alone", null);
        assertThat(fixture.lines.get(0)).startsWith("Not captured: slow-checkout was called in GET /checkout. slow");
        assertThat(fixture.lines.get(1)).startsWith("Not captured: alone was called. alone is warming up");
    }

    @Test
    void eachReason_isSaidOnce() {
        EngineFixture fixture = new EngineFixture(TriggerSettings.defaults());
        fixture.engine.trigger("a", null);
        fixture.engine.trigger("a", null);
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.completeFromNanos = fixture.clock.nanoTime();
        fixture.engine.trigger("a", null);
        fixture.engine.trigger("a", null);
        fixture.engine.trigger("b", null);
        assertThat(fixture.lines).hasSize(3);
        assertThat(fixture.lines.get(1)).contains("dashcam.limits.minimum-history");
    }

    @Test
    void ledger_tellsWhyAndWhyNot() {
        EngineFixture fixture = EngineFixture.warm(Triggers.latency(Duration.ofMillis(300)));
        fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        fixture.seal();
        fixture.clock.advance(Duration.ofSeconds(13));
        for (int i = 0; i < 1000; i++) {
            fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        }
        assertThat(fixture.engine.decisions())
                .containsExactly(
                        "00:05:13.000 UTC GET /checkout took 790 ms: not captured, latency is cooling down for another"
                                + " 47 s (dashcam.limits.cooldown); 999 more until 00:05:13.000",
                        "00:05:00.000 UTC GET /checkout took 790 ms: covered by snap1 for latency",
                        "00:05:00.000 UTC GET /checkout took 790 ms: captured as snap1 by latency");
    }

    @Test
    void ledger_isBounded() {
        EngineFixture fixture = EngineFixture.warm(TriggerSettings.builder()
                .cooldown(Duration.ZERO)
                .perHour(1000)
                .perDay(1000)
                .perProblem(1000)
                .build());
        for (int i = 0; i < 300; i++) {
            fixture.captured("t" + i);
        }
        assertThat(fixture.engine.decisions()).hasSize(Ledger.LINES);
        assertThat(fixture.engine.decisions().get(0)).contains("snap300");
        assertThat(fixture.engine.status()).hasSizeLessThanOrEqualTo(CalledTriggers.MOST + 1);
    }

    @Test
    void triggerThatThrows_isSaidOnceAndStaysInUse() {
        Trigger broken = new Trigger() {
            private int calls;

            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String kind() {
                return "custom";
            }

            @Override
            public void taskEnded(FinishedTask task, Asker asker) {
                if (++calls < 3) {
                    throw new IllegalStateException("boom");
                }
                Decision decision = asker.ask(this, task, 1, 1, "count");
                assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
            }

            @Override
            public void tick(long nowNanos, Asker asker) {
                throw new StackOverflowError();
            }
        };
        EngineFixture fixture = EngineFixture.warm(broken);
        for (int i = 0; i < 3; i++) {
            fixture.engine.taskEnded(fixture.request("GET /a", SLOW));
        }
        fixture.engine.tick();
        assertThat(fixture.desk.begun).hasSize(1);
        assertThat(fixture.status("broken").failures()).isEqualTo(3);
        assertThat(fixture.lines)
                .containsExactly(
                        "The trigger broken threw java.lang.IllegalStateException: boom. It stays in use; further"
                                + " failures are counted in the recorder's status().");
    }

    @Test
    void deskThatThrows_reachesNoApplication() {
        EngineFixture fixture = EngineFixture.warm();
        fixture.desk.failure = new OutOfMemoryError("test");
        FinishedTask task = fixture.task("GET /a", TaskKind.OTHER, Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(fixture.engine.trigger("a", null).outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(fixture.engine.manual("x").outcome()).isEqualTo(Outcome.SUPPRESSED);
        fixture.engine.taskEnded(task);
        assertThat(fixture.lines).hasSize(3).allMatch(line -> line.contains("java.lang.OutOfMemoryError: test"));
        fixture.desk.failure = null;
        assertThat(fixture.captured("a").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void status_tellsStateAndTimeLeft() {
        EngineFixture fixture = new EngineFixture(
                TriggerSettings.defaults(),
                Triggers.latency(Duration.ofMillis(300)),
                Triggers.named("n").enabled(false));
        assertThat(fixture.status("latency").state()).isEqualTo("warming-up");
        assertThat(fixture.status("latency").stateLeftNanos()).isEqualTo(20_000_000_000L);
        assertThat(fixture.status("latency").watching()).isEqualTo("request >= 300 ms");
        assertThat(fixture.status("n").state()).isEqualTo("disabled");
        fixture.clock.advance(Duration.ofSeconds(30));
        assertThat(fixture.status("latency").state()).isEqualTo("running");
        fixture.engine.taskEnded(fixture.request("GET /checkout", SLOW));
        fixture.seal();
        fixture.clock.advance(Duration.ofSeconds(29));
        assertThat(fixture.status("latency").state()).isEqualTo("cooling-down");
        assertThat(fixture.status("latency").stateLeftNanos()).isEqualTo(31_000_000_000L);
        assertThat(fixture.engine.status()).extracting("name").containsExactly("latency", "n");
    }

    @Test
    void sameNameTwice_failsAtStart() {
        assertThatThrownBy(() -> EngineFixture.warm(Triggers.named("a"), Triggers.named("a")))
                .hasMessage("Two triggers are named a; give each a name of its own.");
        assertThatThrownBy(() -> EngineFixture.warm(Triggers.named("manual"))).hasMessageContaining("manual");
    }
}
