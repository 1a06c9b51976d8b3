/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.OpenTask;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DeadlockTriggerTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());

    private final List<Cause> asked = new ArrayList<>();
    private final List<OpenTask> open = new ArrayList<>();
    private Decision answer = CAPTURED;
    private long @Nullable [] deadlocked;
    private int looks;

    private final DeadlockTrigger trigger = new DeadlockTrigger(new DeadlockTrigger.Deadlocks() {
        @Override
        public long @Nullable [] threads() {
            looks++;
            return deadlocked;
        }

        @Override
        public @Nullable String name(long threadId) {
            return threadId == 99 ? null : "worker-" + threadId;
        }
    });

    @Test
    void deadlock_isAskedAboutOnce() {
        tickAt(0);
        deadlocked = new long[] {12, 11};
        tickAt(9.9);
        assertThat(asked).isEmpty();
        tickAt(10);
        tickAt(20);
        tickAt(30);
        assertThat(asked).singleElement().satisfies(cause -> {
            assertThat(cause.trigger()).isEqualTo("deadlock");
            assertThat(cause.kind()).isEqualTo("deadlock");
            assertThat(cause.subject()).isEqualTo("worker-11 and worker-12");
            assertThat(cause.taskId()).isZero();
            assertThat(cause.observed()).isNaN();
        });
    }

    @Test
    void jvm_isNotStoppedMoreOftenThanEveryTenSeconds() {
        for (int tenth = 0; tenth <= 600; tenth++) {
            tickAt(tenth / 10.0);
        }
        assertThat(looks).isEqualTo(6);
    }

    @Test
    void refusedDeadlock_isAskedAboutAgain() {
        deadlocked = new long[] {11, 12};
        answer = Decision.suppressed(Reason.WARMING_UP);
        tickAt(0);
        tickAt(10);
        tickAt(20);
        answer = CAPTURED;
        tickAt(30);
        tickAt(40);
        assertThat(asked).hasSize(3);
    }

    @Test
    void anotherDeadlock_isAskedAboutByItself() {
        deadlocked = new long[] {11, 12};
        tickAt(0);
        tickAt(10);
        deadlocked = new long[] {11, 12, 13, 14, 15, 99};
        tickAt(20);
        assertThat(asked)
                .extracting(Cause::subject)
                .containsExactly("worker-11 and worker-12", "worker-13, worker-14, worker-15 and 1 more");
    }

    @Test
    void task_ofADeadlockedThread_isWhatItIsAbout() {
        open.add(new Running(1, 10, 9_000_000_000L));
        open.add(new Running(2, 11, 3_000_000_000L));
        open.add(new Running(3, 12, 5_000_000_000L));
        deadlocked = new long[] {11, 12};
        tickAt(0);
        tickAt(10);
        assertThat(asked).extracting(Cause::taskId).containsExactly(3L);
    }

    @Test
    void image_withoutManagement_isAskedNoMore() {
        List<Integer> calls = new ArrayList<>();
        DeadlockTrigger without = new DeadlockTrigger(new DeadlockTrigger.Deadlocks() {
            @Override
            public long @Nullable [] threads() {
                calls.add(1);
                throw new NoClassDefFoundError("java/lang/management/ManagementFactory");
            }

            @Override
            public @Nullable String name(long threadId) {
                return null;
            }
        });
        for (int second = 0; second < 60; second++) {
            without.tick(second * 1_000_000_000L, open::forEach, this::asked);
        }
        assertThat(calls).hasSize(1);
    }

    @Test
    void realDeadlock_isFound() throws Exception {
        ReentrantLock left = new ReentrantLock();
        ReentrantLock right = new ReentrantLock();
        CyclicBarrier bothHold = new CyclicBarrier(2);
        Thread first = holdAndWait("import-1", left, right, bothHold);
        Thread second = holdAndWait("export-1", right, left, bothHold);
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            DeadlockTrigger real = DeadlockTrigger.create();
            real.tick(0, open::forEach, this::asked);
            real.tick(TimeUnit.SECONDS.toNanos(10), open::forEach, this::asked);
            assertThat(asked).extracting(Cause::subject).containsExactly("import-1 and export-1");
        } finally {
            first.interrupt();
            second.interrupt();
            first.join();
            second.join();
        }
    }

    private static Thread holdAndWait(String name, ReentrantLock held, ReentrantLock wanted, CyclicBarrier bothHold) {
        Thread thread = new Thread(
                () -> {
                    held.lock();
                    try {
                        bothHold.await();
                        wanted.lockInterruptibly();
                    } catch (Exception ended) {
                        // the test is over
                    } finally {
                        held.unlock();
                    }
                },
                name);
        thread.start();
        return thread;
    }

    private void tickAt(double seconds) {
        trigger.tick((long) (seconds * 1e9), open::forEach, this::asked);
    }

    private Decision asked(Cause cause) {
        asked.add(cause);
        return answer;
    }

    private record Running(long id, long threadId, long nanos) implements OpenTask {
        @Override
        public EventName eventName() {
            return EventName.of("POST /transfer");
        }

        @Override
        public @Nullable String path() {
            return null;
        }

        @Override
        public TaskKind kind() {
            return TaskKind.REQUEST;
        }

        @Override
        public long runningNanos(long nowNanos) {
            return nanos;
        }

        @Override
        public @Nullable String traceIdNow() {
            return null;
        }
    }
}
