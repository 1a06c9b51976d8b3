/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dashcam.internal.account.AccountReading;
import dev.dashcam.internal.account.ThreadAccount;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OpenCostsTest {
    private static final EventName NAME = EventName.of("name");

    private final ManualClock clock = new ManualClock();

    @Test
    void openTask_hasCostWhatItsThreadHasSpentSinceItsBegin() {
        try (Recorded recorded = new Recorded(clock, Spending::new)) {
            Task outer = recorded.recorder.task(NAME, TaskKind.REQUEST);
            clock.advance(Duration.ofMillis(3));
            Task inner = recorded.recorder.task(NAME, TaskKind.OTHER);
            clock.advance(Duration.ofMillis(2));

            OpenCosts open = recorded.recorder.costsOfOpen();

            assertThat(open.problem()).isNull();
            assertThat(open.costs())
                    .extracting(OpenTaskCost::runningNanos, OpenTaskCost::spent)
                    .containsExactly(
                            tuple(5_000_000L, new AccountReading(900, 90, 9)),
                            tuple(2_000_000L, new AccountReading(800, 80, 8)));
            inner.close();
            outer.close();
            assertThat(recorded.recorder.costsOfOpen().costs()).isEmpty();
        }
    }

    @Test
    void taskThatLeftItsThread_isNotChargedForWhatTheThreadDoesNow() {
        try (Recorded recorded = new Recorded(clock, Spending::new)) {
            recorded.recorder.task(NAME, TaskKind.REQUEST).detach();
            clock.advance(Duration.ofMillis(3));

            assertThat(recorded.recorder.costsOfOpen().costs()).isEmpty();
        }
    }

    @Test
    void moreThreadsThanAreRead_areCountedAndTheLongestRequestsComeFirst() throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        try (Recorded recorded = new Recorded(clock, () -> new Spending(read))) {
            for (TaskKind kind : List.of(TaskKind.JOB, TaskKind.REQUEST, TaskKind.MESSAGE, TaskKind.OTHER)) {
                CountDownLatch begun = new CountDownLatch(1);
                Thread thread = new Thread(() -> {
                    recorded.recorder.task(NAME, kind);
                    begun.countDown();
                    await(end);
                });
                threads.add(thread);
                thread.start();
                begun.await();
                clock.advance(Duration.ofMillis(1));
            }

            OpenCosts two = recorded.recorder.costsOfOpen(2, 1_000_000);
            OpenCosts none = recorded.recorder.costsOfOpen(2, 0);

            assertThat(two.costs())
                    .extracting(OpenTaskCost::threadId)
                    .containsExactly(threads.get(1).getId(), threads.get(2).getId());
            assertThat(two.problem()).isEqualTo("2 threads were left out");
            assertThat(none.threadsLeftOut()).isEqualTo(4);
            assertThat(read).hasValue(2);
        } finally {
            end.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void threadThatHasEnded_isNotRead() throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        try (Recorded recorded = new Recorded(clock, () -> new Spending(read))) {
            Thread thread = new Thread(() -> recorded.recorder.task(NAME, TaskKind.REQUEST));
            thread.start();
            thread.join();
            clock.advance(Duration.ofMillis(3));

            assertThat(recorded.recorder.costsOfOpen().costs()).isEmpty();
            assertThat(read).hasValue(0);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each reading by its own thread is 100, 10 and 1 more than the one before; others read ten times that. */
    private static final class Spending implements ThreadAccount {
        private final AtomicInteger readByOthers;
        private long reads;
        private long bytes;

        Spending() {
            this(new AtomicInteger());
        }

        Spending(AtomicInteger readByOthers) {
            this.readByOthers = readByOthers;
        }

        @Override
        public long allocatedBytes() {
            return ++bytes;
        }

        @Override
        public void read() {
            reads++;
        }

        @Override
        public long cpuNanos() {
            return 100 * reads;
        }

        @Override
        public long runQueueNanos() {
            return 10 * reads;
        }

        @Override
        public AccountReading readByOther() {
            readByOthers.incrementAndGet();
            return new AccountReading(1_000, 100, 10);
        }

        @Override
        public void close() {}
    }
}
