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

/** What triggers are told of the recorder's life, and those that cannot wait. */
final class LifeTest {
    private final List<String> told = new ArrayList<>();
    private final List<Decision> answers = new ArrayList<>();

    @Test
    void readiness_isToldOnceBeforeTheNextTick() {
        EngineFixture fixture = new EngineFixture(false, TriggerSettings.defaults(), new Told(false));
        fixture.engine.tick();
        fixture.clock.advance(Duration.ofSeconds(3));
        fixture.engine.ready();
        assertThat(told).containsExactly("tick");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.engine.tick();
        fixture.engine.tick();
        assertThat(told).containsExactly("tick", "ready after 3 s", "tick", "tick");
    }

    @Test
    void readiness_fromTheStart_isToldToo() {
        EngineFixture fixture = new EngineFixture(TriggerSettings.defaults(), new Told(false));
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.engine.tick();
        assertThat(told).containsExactly("ready after 0 s", "tick");
    }

    @Test
    void closing_isTheLastChanceToAsk() {
        EngineFixture fixture = EngineFixture.warm(new Told(false));
        fixture.engine.close();
        assertThat(told).containsExactly("closing");
        assertThat(answers).extracting(Decision::outcome).containsExactly(Outcome.ACCEPTED);
        assertThat(fixture.engine.trigger("late", null).reason()).isEqualTo(Reason.SHUTDOWN);
    }

    @Test
    void closing_thatThrows_closesAllTheSame() {
        EngineFixture fixture = EngineFixture.warm(new Trigger() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String kind() {
                return "custom";
            }

            @Override
            public void closing(long nowNanos, Asker asker) {
                throw new IllegalStateException("at the end");
            }
        });
        fixture.engine.close();
        assertThat(fixture.status("broken").failures()).isOne();
        assertThat(fixture.engine.trigger("late", null).reason()).isEqualTo(Reason.SHUTDOWN);
    }

    @Test
    void urgentTrigger_waitsNeitherForWarmUpNorTail() {
        EngineFixture fixture = new EngineFixture(TriggerSettings.defaults(), new Told(true));
        assertThat(fixture.status("told").state()).isEqualTo("running");
        fixture.engine.close();
        assertThat(answers).extracting(Decision::outcome).containsExactly(Outcome.ACCEPTED);
        assertThat(fixture.desk.lastTailNanos).isZero();
    }

    @Test
    void otherTrigger_waitsForBoth() {
        EngineFixture cold = new EngineFixture(TriggerSettings.defaults(), new Told(false));
        cold.engine.close();
        assertThat(answers).extracting(Decision::reason).containsExactly(Reason.WARMING_UP);
        EngineFixture warm = EngineFixture.warm(new Told(false));
        warm.engine.close();
        assertThat(warm.desk.lastTailNanos).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    /** Notes what it is told, and asks at the end. */
    private final class Told implements Trigger {
        private final boolean isUrgent;

        Told(boolean isUrgent) {
            this.isUrgent = isUrgent;
        }

        @Override
        public String name() {
            return "told";
        }

        @Override
        public String kind() {
            return "custom";
        }

        @Override
        public boolean isUrgent() {
            return isUrgent;
        }

        @Override
        public void ready(long startedNanos, long readyNanos, Asker asker) {
            told.add(
                    "ready after " + Duration.ofNanos(readyNanos - startedNanos).toSeconds() + " s");
        }

        @Override
        public void tick(long nowNanos, Asker asker) {
            told.add("tick");
        }

        @Override
        public void closing(long nowNanos, Asker asker) {
            told.add("closing");
            answers.add(asker.ask(Cause.of("told", "custom", "the end", nowNanos)));
        }
    }
}
