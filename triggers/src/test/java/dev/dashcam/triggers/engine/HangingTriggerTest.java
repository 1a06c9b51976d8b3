/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Triggers of somebody's that do not come back. */
@Timeout(60)
final class HangingTriggerTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Counting healthy = new Counting("healthy");

    @AfterEach
    void letGo() {
        over.countDown();
    }

    @Test
    void triggerThatBlocks_isLeftOutOnceAndTheOthersGoOn() {
        EngineFixture fixture = EngineFixture.warm(new Blocking(), healthy);
        tickUntilLeftOut(fixture, "blocking");
        int before = healthy.ticks.get();
        for (int tick = 0; tick < 20; tick++) {
            fixture.engine.tick();
        }
        assertThat(healthy.ticks.get()).isGreaterThan(before);
        assertThat(fixture.lines).filteredOn(line -> line.contains("left out")).hasSize(1);
        assertThat(fixture.status("blocking")).extracting(TriggerStatus::state).isEqualTo("left-out");
        assertThat(fixture.status("healthy")).extracting(TriggerStatus::state).isNotEqualTo("left-out");
    }

    @Test
    void triggerThatLoops_isLeftOutToo() {
        EngineFixture fixture = EngineFixture.warm(healthy, new Looping());
        tickUntilLeftOut(fixture, "looping");
        int before = healthy.ticks.get();
        fixture.engine.tick();
        fixture.engine.tick();
        assertThat(healthy.ticks.get()).isGreaterThan(before);
    }

    @Test
    void leftOutTrigger_isShownNoTaskEither() {
        Blocking blocking = new Blocking();
        EngineFixture fixture = EngineFixture.warm(blocking);
        fixture.engine.taskEnded(fixture.request("GET /a", Duration.ofMillis(1)));
        assertThat(blocking.tasks).hasValue(1);
        tickUntilLeftOut(fixture, "blocking");
        fixture.engine.taskEnded(fixture.request("GET /a", Duration.ofMillis(1)));
        assertThat(blocking.tasks).hasValue(1);
    }

    @Test
    void healthyTrigger_hasTickedWhenTheTickReturns() {
        EngineFixture fixture = EngineFixture.warm(healthy);
        for (int tick = 1; tick <= 50; tick++) {
            fixture.engine.tick();
            assertThat(healthy.ticks).hasValue(tick);
        }
        fixture.engine.close();
        assertThat(healthy.closed).hasValue(1);
    }

    @Test
    void closing_waitsForABlockingTriggerForASecondAtMost() {
        EngineFixture fixture = EngineFixture.warm(new Blocking() {
            @Override
            public void tick(long nowNanos, Asker asker) {}

            @Override
            public void closing(long nowNanos, Asker asker) {
                block();
            }
        });
        fixture.engine.tick();
        long beganNanos = System.nanoTime();
        fixture.engine.close();
        assertThat(System.nanoTime() - beganNanos)
                .isBetween(WatchedRounds.PATIENCE_NANOS, 20 * WatchedRounds.PATIENCE_NANOS);
        assertThat(fixture.engine.trigger("late", null).reason()).isEqualTo(Reason.SHUTDOWN);
    }

    private static void tickUntilLeftOut(EngineFixture fixture, String name) {
        while (!fixture.status(name).state().equals("left-out")) {
            fixture.engine.tick();
        }
    }

    private static class Counting implements Trigger {
        final AtomicInteger ticks = new AtomicInteger();
        final AtomicInteger tasks = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        private final String name;

        Counting(String name) {
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
        public void taskEnded(FinishedTask task, Asker asker) {
            tasks.incrementAndGet();
        }

        @Override
        public void tick(long nowNanos, Asker asker) {
            ticks.incrementAndGet();
            Decision decision = asker.ask(Cause.of(name, "custom", "tick", nowNanos));
            assertThat(decision).isNotNull();
        }

        @Override
        public void closing(long nowNanos, Asker asker) {
            closed.incrementAndGet();
        }
    }

    private class Blocking extends Counting {
        Blocking() {
            super("blocking");
        }

        @Override
        public void tick(long nowNanos, Asker asker) {
            block();
        }

        void block() {
            boolean isOver = false;
            while (!isOver) {
                try {
                    over.await();
                    isOver = true;
                } catch (InterruptedException ignored) {
                    // as stubborn code does
                }
            }
        }
    }

    private final class Looping extends Counting {
        Looping() {
            super("looping");
        }

        @Override
        public void tick(long nowNanos, Asker asker) {
            while (over.getCount() > 0) {
                Thread.onSpinWait();
            }
        }
    }
}
