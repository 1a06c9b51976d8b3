/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("who is told of the end of a task")
final class TaskEndListenerTest {
    private static final EventName A = EventName.of("a");
    private static final EventName B = EventName.of("b");

    private final ManualClock clock = new ManualClock();

    @Test
    void finishedTask_isSeenByTheListenerAfterItsEndWasRecorded() {
        int[] eventsThen = new int[1];
        int[] openThen = new int[1];
        Recorded[] self = new Recorded[1];
        self[0] = new Recorded(Recorded.RING_BYTES, clock, Account.NONE, finished -> {
            assertThat(finished.durationNanos()).isEqualTo(Duration.ofMillis(7).toNanos());
            assertThat(finished.eventName()).isSameAs(B);
            assertThat(finished.kind()).isEqualTo(TaskKind.STREAM);
            assertThat(finished.isFailed()).isTrue();
            assertThat(finished.errorClass()).isNull();
            assertThat(finished.traceId()).isEqualTo("0".repeat(16) + "00f067aa0ba902b7");
            assertThat(finished.slowerThanNanos()).isEqualTo(300_000_000);
            eventsThen[0] = self[0].events().size();
            openThen[0] = self[0].recorder.copyOpen().tasks.size();
        });
        try (Recorded own = self[0]) {
            Task task = own.recorder.task(A, TaskKind.REQUEST).slowerThan(Duration.ofMillis(300));
            task.name(B).kind(TaskKind.STREAM).fail().trace("00F067AA0BA902B7", "not one");
            advance(7);
            task.close();
            assertThat(own.lost(LossReason.INTERNAL)).isZero();
        }
        assertThat(eventsThen[0]).isEqualTo(2);
        assertThat(openThen[0]).isZero();
    }

    @Test
    void listenerThatThrows_isCountedAndHarmless() {
        try (Recorded own = new Recorded(Recorded.RING_BYTES, clock, Account.NONE, task -> {
            throw new AssertionError("the listener's own");
        })) {
            own.recorder.task(A, TaskKind.REQUEST).close();
            assertThat(own.events()).hasSize(2);
            assertThat(own.lost(LossReason.INTERNAL)).isEqualTo(1);
        }
    }

    @Test
    void listener_thatRunsTasksItself_isNotToldOfThem() {
        AtomicInteger told = new AtomicInteger();
        AtomicReference<EventRecorder> own = new AtomicReference<>();
        try (Recorded recursive = new Recorded(1 << 20, clock, Account.NONE, task -> {
            told.incrementAndGet();
            own.get().task(B, TaskKind.JOB).close();
        })) {
            own.set(recursive.recorder);

            recursive.recorder.task(A, TaskKind.REQUEST).close();
            recursive.recorder.task(A, TaskKind.REQUEST).close();

            assertThat(told).hasValue(2);
            assertThat(recursive.lost(LossReason.INTERNAL)).isZero();
        }
    }

    private void advance(int millis) {
        clock.advance(Duration.ofMillis(millis));
    }
}
