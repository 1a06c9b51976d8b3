/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static dev.dashcam.internal.record.Recorded.onThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.account.ThreadAccount;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import dev.dashcam.time.RecorderClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("what a task costs")
final class TaskCostTest {
    private static final EventName NAME = EventName.of("name");

    @Test
    void longTask_hasTimesAndBytes() {
        ManualClock clock = new ManualClock();
        CountingAccount account = new CountingAccount();
        try (Recorded recorded = new Recorded(clock, () -> account)) {
            Task task = recorded.recorder.task(NAME, TaskKind.REQUEST);
            clock.advance(Duration.ofMillis(1));
            task.close();
            EventRecord end = recorded.events().get(1);
            assertThat(end.cpuNanos).isEqualTo(100);
            assertThat(end.runQueueNanos).isEqualTo(10);
            assertThat(end.allocatedBytes).isEqualTo(7);
            assertThat(account.reads).isEqualTo(2);
        }
    }

    @Test
    void shortTask_isReadOnceAndHasBytesAlone() {
        ManualClock clock = new ManualClock();
        CountingAccount account = new CountingAccount();
        try (Recorded recorded = new Recorded(clock, () -> account)) {
            Task task = recorded.recorder.task(NAME, TaskKind.REQUEST);
            clock.advance(Duration.ofNanos(999_999));
            task.close();
            EventRecord end = recorded.events().get(1);
            assertThat(end.cpuNanos).isEqualTo(EventRecord.UNKNOWN);
            assertThat(end.runQueueNanos).isEqualTo(EventRecord.UNKNOWN);
            assertThat(end.allocatedBytes).isEqualTo(7);
            assertThat(account.reads).isEqualTo(1);
        }
    }

    @Test
    void childThatBeginsRightAfterItsParent_sharesTheReading() {
        ManualClock clock = new ManualClock();
        CountingAccount account = new CountingAccount();
        try (Recorded recorded = new Recorded(clock, () -> account)) {
            Task parent = recorded.recorder.task(NAME, TaskKind.REQUEST);
            clock.advance(Duration.ofNanos(CostMeter.FRESH_NANOS - 1));
            recorded.recorder.task(NAME, TaskKind.OTHER).close();
            assertThat(account.reads).isEqualTo(1);
            clock.advance(Duration.ofNanos(1));
            recorded.recorder.task(NAME, TaskKind.OTHER).close();
            assertThat(account.reads).isEqualTo(2);
            parent.close();
        }
    }

    @Test
    void taskEndedElsewhere_hasNoCost() {
        ManualClock clock = new ManualClock();
        try (Recorded recorded = new Recorded(clock, CountingAccount::new)) {
            Task task = recorded.recorder.task(NAME, TaskKind.REQUEST);
            clock.advance(Duration.ofMillis(5));
            onThread(task::close);
            EventRecord end = recorded.events().get(1);
            assertThat(end.cpuNanos).isEqualTo(EventRecord.UNKNOWN);
            assertThat(end.runQueueNanos).isEqualTo(EventRecord.UNKNOWN);
            assertThat(end.allocatedBytes).isEqualTo(EventRecord.UNKNOWN);
        }
    }

    @Test
    void detachedTaskThatEndsOnItsFirstThread_isNotChargedForWhatTheThreadDidMeanwhile() {
        ManualClock clock = new ManualClock();
        try (Recorded recorded = new Recorded(clock, CountingAccount::new)) {
            Task task = recorded.recorder.task(NAME, TaskKind.REQUEST).detach();
            clock.advance(Duration.ofMillis(5));
            task.close();
            EventRecord end = recorded.events().get(1);
            assertThat(end.cpuNanos).isEqualTo(EventRecord.UNKNOWN);
            assertThat(end.allocatedBytes).isEqualTo(EventRecord.UNKNOWN);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void interrupted_keepsItsAccount() {
        try (Recorded recorded = new Recorded(RecorderClock.system(), Account.ofThisMachine())) {
            Thread.currentThread().interrupt();
            for (int i = 0; i < 2; i++) {
                Task task = recorded.recorder.task(NAME, TaskKind.REQUEST);
                byte[] bytes = compute(new byte[1 << 20]);
                task.close();
                EventRecord end = recorded.events().get(2 * i + 1);
                assertThat(end.cpuNanos).isPositive().isLessThanOrEqualTo(end.timeNanos - end.startNanos);
                assertThat(end.runQueueNanos).isNotNegative();
                assertThat(end.allocatedBytes).isGreaterThanOrEqualTo(bytes.length);
            }
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static byte[] compute(byte[] into) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(20)) {
            into[(int) (begin & 0xFF)]++;
        }
        return into;
    }

    /** Every reading is 100 ns on CPU, 10 ns of waiting and 7 bytes more than the one before. */
    private static final class CountingAccount implements ThreadAccount {
        private int reads;
        private long bytes;

        @Override
        public long allocatedBytes() {
            return bytes += 7;
        }

        @Override
        public void read() {
            reads++;
        }

        @Override
        public long cpuNanos() {
            return 100L * reads;
        }

        @Override
        public long runQueueNanos() {
            return 10L * reads;
        }

        @Override
        public void close() {}
    }
}
