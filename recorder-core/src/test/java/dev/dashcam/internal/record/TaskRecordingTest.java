/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static dev.dashcam.internal.record.Recorded.onThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import dev.dashcam.trigger.FinishedTask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("recording tasks")
final class TaskRecordingTest {
    private static final EventName A = EventName.of("a");
    private static final EventName B = EventName.of("b");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final ManualClock clock = new ManualClock();
    private final Recorded recorded = new Recorded(clock, Account.NONE);
    private final EventRecorder recorder = recorded.recorder;

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void task_isRecordedFromBeginToEnd() {
        long start = clock.nanoTime();
        Task task = recorder.task(A, TaskKind.MESSAGE);
        task.set("count", 3).set("who", "x").trace(TRACE, "00f067aa0ba902b7");
        advance(5);
        task.fail(new IOException("secret"));
        task.close();

        EventRecord begin = recorded.events().get(0);
        assertThat(begin.kind).isEqualTo(EventRecord.TASK_BEGIN);
        assertThat(begin.timeNanos).isEqualTo(start);
        assertThat(begin.taskId).isEqualTo(task.id()).isNotZero();
        assertThat(begin.taskKind).isEqualTo(TaskKind.MESSAGE.ordinal());
        assertThat(begin.unlisted).isFalse();
        EventRecord end = recorded.events().get(1);
        assertThat(end.kind).isEqualTo(EventRecord.TASK_END);
        assertThat(end.startNanos).isEqualTo(start);
        assertThat(end.timeNanos).isEqualTo(clock.nanoTime());
        assertThat(end.threadId).isEqualTo(Thread.currentThread().getId());
        assertThat(end.failed).isTrue();
        assertThat(EventName.withId(end.errorNameId).text()).isEqualTo("java.io.IOException");
        assertThat(end.traceIdHigh).isEqualTo(0x4bf92f3577b34da6L);
        assertThat(end.traceIdLow).isEqualTo(0xa3ce929d0e0e4736L);
        assertThat(end.spanId).isEqualTo(0x00f067aa0ba902b7L);
        assertThat(end.cpuNanos).isEqualTo(EventRecord.UNKNOWN);
        assertThat(end.byteCount).isEqualTo(5 + 8 + 5 + 2 + 1);
    }

    @Test
    void nestedTask_hasTheCurrentOneAsParent() {
        try (Task outer = recorder.task(A, TaskKind.REQUEST)) {
            try (Task inner = recorder.task(B, TaskKind.OTHER)) {
                assertThat(recorder.currentTask()).isSameAs(inner);
                recorder.mark(A);
            }
            assertThat(recorder.currentTask()).isSameAs(outer);
        }
        assertThat(recorder.currentTask()).isSameAs(Task.NONE);
        List<EventRecord> events = recorded.events();
        assertThat(events.get(1).parentId).isEqualTo(events.get(0).taskId);
        assertThat(events.get(2).taskId).isEqualTo(events.get(1).taskId);
        assertThat(events.get(3).parentId).isEqualTo(events.get(0).taskId);
        assertThat(events.get(4).parentId).isZero();
    }

    @Test
    void closeTwice_endsOnce() {
        Task task = recorder.task(A, TaskKind.REQUEST);
        task.close();
        task.close();
        assertThat(recorded.events()).hasSize(2);
        assertThat(recorded.finished).hasSize(1);
    }

    @Test
    void closeOutOfOrder_leavesTheRightOneCurrent() {
        Task outer = recorder.task(A, TaskKind.REQUEST);
        Task inner = recorder.task(B, TaskKind.OTHER);
        outer.close();
        assertThat(recorder.currentTask()).isSameAs(inner);
        inner.close();
        assertThat(recorder.currentTask()).isSameAs(Task.NONE);
    }

    @Test
    void closeOnAnotherThread_endsItEverywhere() {
        Task outer = recorder.task(A, TaskKind.REQUEST);
        Task task = recorder.task(B, TaskKind.REQUEST);
        onThread(task::close);
        assertThat(recorder.currentTask()).isSameAs(outer);
        EventRecord end = recorded.events().get(2);
        assertThat(end.taskId).isEqualTo(task.id());
        assertThat(end.threadId).isNotEqualTo(Thread.currentThread().getId());
    }

    @Test
    void detachedTask_leavesItsThreadToOthersAndStaysOpen() {
        Task outer = recorder.task(A, TaskKind.JOB);
        Task task = recorder.task(B, TaskKind.REQUEST);
        task.detach();
        assertThat(recorder.currentTask()).isSameAs(outer);
        outer.close();
        try (Task next = recorder.task(A, TaskKind.REQUEST)) {
            assertThat(recorder.currentTask()).isSameAs(next);
            assertThat(recorder.copyOpen().tasks)
                    .extracting(OpenWork.OpenTask::id)
                    .contains(task.id());
        }
        onThread(() -> {
            try (Task.Scope scope = task.resume()) {
                assertThat(recorder.currentTask()).isSameAs(task);
                task.set("late", true);
            }
            task.close();
        });
        assertThat(recorder.currentTask()).isSameAs(Task.NONE);
        EventRecord end = recorded.events().get(recorded.events().size() - 1);
        assertThat(end.taskId).isEqualTo(task.id());
        assertThat(end.byteCount).isPositive();
    }

    @Test
    void detachedTask_canBeResumedOnTheThreadItLeft() {
        Task task = recorder.task(A, TaskKind.REQUEST);
        task.detach();
        try (Task.Scope scope = task.resume()) {
            task.detach();
            assertThat(recorder.currentTask()).isSameAs(task);
        }
        assertThat(recorder.currentTask()).isSameAs(Task.NONE);
        task.close();
        assertThat(recorded.finished).hasSize(1);
    }

    @Test
    void detachOnAnotherThread_doesNothing() {
        Task task = recorder.task(A, TaskKind.REQUEST);
        onThread(task::detach);
        assertThat(recorder.currentTask()).isSameAs(task);
        task.close();
    }

    @Test
    void resumedTask_isCurrentUntilItsScopeIsClosed() {
        Task task = recorder.task(A, TaskKind.REQUEST);
        onThread(() -> {
            try (Task other = recorder.task(B, TaskKind.JOB)) {
                try (Task.Scope scope = task.resume()) {
                    assertThat(recorder.currentTask()).isSameAs(task);
                    recorder.log("inside");
                }
                assertThat(recorder.currentTask()).isSameAs(other);
            }
            assertThat(recorder.currentTask()).isSameAs(Task.NONE);
        });
        assertThat(recorder.currentTask()).isSameAs(task);
        assertThat(recorded.events())
                .filteredOn(event -> event.kind == EventRecord.LOG)
                .allMatch(event -> event.taskId == task.id())
                .hasSize(1);
    }

    @Test
    void scopeClosedElsewhere_keepsTheTaskCurrentUntilItEnds() {
        Task task = recorder.task(A, TaskKind.REQUEST);
        onThread(() -> {
            Task.Scope scope = task.resume();
            onThread(scope::close);
            assertThat(recorder.currentTask()).isSameAs(task);
            task.close();
            assertThat(recorder.currentTask()).isSameAs(Task.NONE);
            scope.close();
            scope.close();
            assertThat(recorder.currentTask()).isSameAs(Task.NONE);
        });
    }

    @Test
    void wrappedWork_runsInsideTheTaskAndThrowsWhatItThrows() throws Exception {
        Task task = recorder.task(A, TaskKind.REQUEST);
        assertThat(task.wrap(recorder::currentTask).call()).isSameAs(task);
        Runnable failing = task.wrap((Runnable) () -> {
            throw new IllegalStateException("the work's own");
        });
        assertThatThrownBy(failing::run).hasMessage("the work's own");
        onThread(task.wrap((Runnable) () -> assertThat(recorder.currentTask()).isSameAs(task)));
        task.close();
        assertThat(task.resume()).isSameAs(ResumedScope.NONE);
        assertThat(task.wrap((Runnable) null)).isNull();
    }

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
    void badArguments_areHarmless() {
        Task task = recorder.task(null, null);
        task.set((EventName) null, 1)
                .set(A, (String) null)
                .set((String) null, 2.0)
                .set("", true);
        task.name((EventName) null)
                .kind(null)
                .trace(null, null)
                .trace("xyz", "12")
                .slowerThan(null);
        task.slowerThan(Duration.ofSeconds(Long.MAX_VALUE))
                .slowerThan(Duration.ofSeconds(-1))
                .fail(null);
        recorder.value(null, 1);
        recorder.mark(null);
        recorder.log(null);
        recorder.region(null).close();
        task.close();
        FinishedTask finished = recorded.finished.get(0);
        assertThat(finished.eventName().text()).isEqualTo("(unnamed)");
        assertThat(finished.slowerThanNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(finished.traceId()).isNull();
        assertThat(recorded.lost(LossReason.INTERNAL)).isZero();
    }

    @Test
    void attributesBeyondTheLimit_areCounted() {
        try (Task task = recorder.task(A, TaskKind.REQUEST)) {
            for (int i = 0; i < Task.MAX_ATTRIBUTES + 1; i++) {
                task.set("attribute" + i, i);
            }
            task.set("attribute0", "replaced");
        }
        assertThat(recorded.lost(LossReason.ATTRIBUTES)).isEqualTo(1);
        assertThat(recorded.events().get(1).byteCount).isEqualTo(31 * 13 + 5 + 2 + 8);
    }

    @Test
    void attributesTooLargeForAnEvent_areLeftOutAndCounted() {
        try (Task task = recorder.task(A, TaskKind.REQUEST)) {
            for (int i = 0; i < Task.MAX_ATTRIBUTES; i++) {
                task.set("attribute" + i, "x".repeat(1 << 20));
            }
        }
        EventRecord end = recorded.events().get(1);
        int kept = end.byteCount / (5 + 2 + 258);
        assertThat(end.byteCount % (5 + 2 + 258)).isZero();
        assertThat(kept).isPositive();
        assertThat(recorded.lost(LossReason.ATTRIBUTES)).isEqualTo(Task.MAX_ATTRIBUTES - kept);
    }

    @Test
    void openTasks_areCopiedWithWhatTheyAreTold() {
        Task task = recorder.task(A, TaskKind.REQUEST);
        advance(1);
        Task child = recorder.task(B, TaskKind.JOB);
        child.name(A)
                .set("text", "x")
                .set("long", 1L)
                .set("double", 0.5)
                .set("yes", true)
                .set("no", false);
        child.trace(TRACE, null);
        advance(1);
        List<OpenTask> open = recorder.copyOpen().tasks;
        assertThat(open).hasSize(2);
        OpenTask copy =
                open.stream().filter(t -> t.id() == child.id()).findFirst().orElseThrow();
        assertThat(copy)
                .isEqualTo(new OpenTask(
                        child.id(),
                        task.id(),
                        TaskKind.JOB.ordinal(),
                        A.id(),
                        child.startNanos(),
                        OpenWork.NOT_ENDED,
                        Thread.currentThread().getId(),
                        TRACE,
                        Map.of("text", "x", "long", 1L, "double", 0.5, "yes", true, "no", false)));
        child.close();
        task.close();
        assertThat(recorder.copyOpen().tasks).isEmpty();
    }

    @Test
    void moreOpenTasksThanTheTableHolds_areFlaggedAndCounted() {
        int count = LiveTable.CAPACITY + 5_000;
        Task[] tasks = new Task[count];
        for (int i = 0; i < count; i++) {
            tasks[i] = recorder.task(A, TaskKind.REQUEST);
        }
        long unlisted = recorded.lost(LossReason.OPEN_TASKS);
        int listed = recorder.copyOpen().tasks.size();
        assertThat(listed + unlisted).isEqualTo(count);
        assertThat(listed).isBetween(LiveTable.CAPACITY * 9 / 10, LiveTable.CAPACITY);
        assertThat(recorded.events()).filteredOn(event -> event.unlisted).hasSize((int) unlisted);
        for (Task task : tasks) {
            task.close();
        }
        assertThat(recorder.copyOpen().tasks).isEmpty();
        assertThat(recorded.events())
                .filteredOn(event -> event.kind == EventRecord.TASK_END)
                .hasSize(count);
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

    @Test
    void fail_whileTheEndIsBeingWritten_changesNothingOfIt() {
        RecordedTask task = (RecordedTask) recorder.task(A, TaskKind.REQUEST);

        task.seal();
        // What another thread does that had found the task open.
        task.error = B;

        assertThat(task.errorNameId()).isNegative();
    }

    @Test
    void tasksNobodyEnds_doNotPileUpOnTheirThread() {
        for (int i = 0; i < 10 * ActiveTasks.MAX_DEPTH; i++) {
            recorder.task(A, TaskKind.REQUEST);
        }
        assertThat(recorded.lost(LossReason.NESTING)).isEqualTo(9);
        assertThat(recorder.currentTask()).isNotSameAs(Task.NONE);
    }

    private void advance(int millis) {
        clock.advance(Duration.ofMillis(millis));
    }
}
