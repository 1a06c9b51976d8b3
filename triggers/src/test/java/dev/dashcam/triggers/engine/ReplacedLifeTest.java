/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What rules are told of their lives when they are replaced, and what is still asked meanwhile. */
@Timeout(120)
final class ReplacedLifeTest {
    private static final Duration HALF = Duration.ofMillis(500);
    private static final int CALLS = 10_000;
    private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Decision> answers = new CopyOnWriteArrayList<>();

    @Test
    void removedRule_isToldOnce_andCapturesNothing() {
        EngineFixture fixture = EngineFixture.warm(new Told("a"));
        fixture.engine.tick();
        fixture.engine.replace(List.of());
        fixture.engine.tick();
        fixture.engine.tick();
        fixture.engine.close();
        assertThat(told).containsExactly("a ready", "a ticks", "a closing");
        assertThat(answers).extracting(Decision::reason).containsExactly(Reason.DISABLED);
        assertThat(fixture.desk.begun).isEmpty();
        assertThat(fixture.engine.status()).isEmpty();
    }

    @Test
    void removedRule_isToldByTheEndOfTheRecorder_whereNoTickCameBefore() {
        EngineFixture fixture = EngineFixture.warm(new Told("a"));
        fixture.engine.replace(List.of());
        fixture.engine.close();
        assertThat(told).containsExactly("a closing");
        assertThat(fixture.desk.begun).isEmpty();
    }

    @Test
    void newRule_isToldHowLongAgoTheServiceWasReady() {
        EngineFixture fixture = EngineFixture.warm(new Told("a"));
        Trigger present = fixture.engine.triggers().get(0);
        fixture.engine.tick();
        fixture.engine.replace(List.of(new Told("b"), present));
        fixture.engine.tick();
        assertThat(told).containsExactly("a ready", "a ticks", "b joined after 300 s", "b ticks", "a ticks");
    }

    @Test
    void ruleThatIsPutInBeforeTheServiceIsReady_hearsOfItLikeTheOthers() {
        EngineFixture fixture = new EngineFixture(false, TriggerSettings.defaults());
        fixture.engine.replace(List.of(new Told("b")));
        fixture.engine.tick();
        fixture.engine.ready();
        fixture.engine.tick();
        assertThat(told).containsExactly("b ticks", "b ready", "b ticks");
    }

    @Test
    void startupRule_thatIsReplaced_doesNotFireForAStartThatIsOver() {
        EngineFixture fixture = new EngineFixture(false, TriggerSettings.defaults(), Triggers.startup(Duration.ZERO));
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.engine.ready();
        fixture.engine.tick();
        assertThat(fixture.desk.begun).hasSize(1);
        fixture.seal();
        fixture.clock.advance(Duration.ofMinutes(10));
        fixture.engine.replace(List.of(Triggers.startup(Duration.ofSeconds(1))));
        fixture.engine.tick();
        assertThat(fixture.desk.begun).hasSize(1);
        assertThat(fixture.status("startup").suppressed()).isEmpty();
    }

    @Test
    void schedule_thatIsReplaced_waitsFromThen() {
        EngineFixture fixture = EngineFixture.warm(Triggers.schedule(Duration.ofHours(1)));
        fixture.engine.tick();
        fixture.engine.replace(List.of(Triggers.schedule(Duration.ofMinutes(2))));
        fixture.engine.tick();
        assertThat(fixture.desk.begun).isEmpty();
        fixture.clock.advance(Duration.ofMinutes(3));
        fixture.engine.tick();
        assertThat(fixture.desk.begun).hasSize(1);
    }

    @Test
    void handlerOfUncaughtExceptions_thatIsTakenOut_leavesAsItCame() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        EngineFixture fixture = EngineFixture.warm(Triggers.uncaught());
        fixture.engine.tick();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNotSameAs(before);
        fixture.engine.replace(List.of());
        fixture.engine.tick();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }

    @Test
    void sameRule_thatIsTakenOutAndPutInBeforeATick_goesOn() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Trigger uncaught = Triggers.uncaught();
        EngineFixture fixture = EngineFixture.warm(uncaught);
        fixture.engine.tick();
        fixture.engine.replace(List.of());
        fixture.engine.replace(List.of(uncaught));
        fixture.engine.tick();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNotSameAs(before);
        fixture.engine.close();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }

    @Test
    void ruleThatDoesNotReturn_isLeftBehindWithItsThread_andTheNewOnesTick() {
        CountDownLatch over = new CountDownLatch(1);
        EngineFixture fixture = EngineFixture.warm(new Told("hangs") {
            @Override
            public void tick(long nowNanos, Asker asker) {
                awaitStubbornly(over);
            }
        });
        fixture.engine.tick();
        fixture.engine.replace(List.of(new Told("b")));
        while (!told.contains("b ticks")) {
            fixture.engine.tick();
        }
        over.countDown();
        assertThat(told).doesNotContain("hangs closing");
        assertThat(fixture.engine.status())
                .singleElement()
                .satisfies(status -> assertThat(status.state()).isEqualTo("running"));
    }

    @Test
    void ruleWhoseLikenessThrows_isReplaced() {
        Trigger broken = new Told("a") {
            @Override
            public boolean isLike(Trigger other) {
                throw new IllegalStateException("likeness");
            }
        };
        EngineFixture fixture = EngineFixture.warm(broken);
        fixture.engine.replace(List.of(new Told("a")));
        fixture.engine.tick();
        assertThat(told).containsExactly("a closing", "a joined after 300 s", "a ticks");
    }

    @Test
    void rulesReplacedWhileTenThousandTasksBreach_areOneSnapshot_andEveryCallIsAnswered() throws Exception {
        for (int round = 0; round < 5; round++) {
            EngineFixture fixture = EngineFixture.warm(Triggers.latency(HALF), Triggers.errorRate(0.1));
            FinishedTask slow = fixture.request("GET /slow", Duration.ofSeconds(1));
            AtomicLong captured = new AtomicLong();
            AtomicLong covered = new AtomicLong();
            AtomicLong others = new AtomicLong();
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                threads.add(new Thread(() -> {
                    awaitStubbornly(start);
                    for (int call = first; call < CALLS; call += THREADS) {
                        Decision decision = fixture.engine.taskEnding(slow);
                        Outcome outcome = decision == null ? null : decision.outcome();
                        (outcome == Outcome.ACCEPTED ? captured : outcome == Outcome.COALESCED ? covered : others)
                                .incrementAndGet();
                    }
                }));
            }
            threads.forEach(Thread::start);
            start.countDown();
            int replacements = 0;
            while (threads.stream().anyMatch(Thread::isAlive) || replacements < 2) {
                // always a latency rule, never the same: each call finds one
                fixture.engine.replace(
                        List.of(Triggers.latency(HALF.plusMillis(replacements % 7)), Triggers.errorRate(0.1)));
                fixture.engine.tick();
                replacements++;
            }
            assertThat(fixture.desk.begun).hasSize(1);
            assertThat(captured).hasValue(1);
            // the moment between looking for a capture and beginning one is answered by the cooldown
            assertThat(captured.get() + covered.get() + others.get()).isEqualTo(CALLS);
            assertThat(fixture.engine.status().stream()
                            .mapToLong(status -> status.failures())
                            .sum())
                    .isZero();
            fixture.engine.close();
        }
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        boolean isOver = false;
        while (!isOver) {
            try {
                latch.await();
                isOver = true;
            } catch (InterruptedException ignored) {
                // as stubborn code does
            }
        }
    }

    /** Notes what it is told, and asks at its end. */
    private class Told implements Trigger {
        private final String name;

        Told(String name) {
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
        public void ready(long startedNanos, long readyNanos, Asker asker) {
            told.add(name + " ready");
        }

        @Override
        public void joined(long startedNanos, long readyNanos, long nowNanos, Asker asker) {
            told.add(name + " joined after "
                    + Duration.ofNanos(nowNanos - readyNanos).toSeconds() + " s");
        }

        @Override
        public void tick(long nowNanos, Asker asker) {
            told.add(name + " ticks");
        }

        @Override
        public void closing(long nowNanos, Asker asker) {
            told.add(name + " closing");
            answers.add(asker.ask(Cause.of(name, "custom", "the end", nowNanos)));
        }
    }
}
