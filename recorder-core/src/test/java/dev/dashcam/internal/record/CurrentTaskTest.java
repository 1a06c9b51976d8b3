/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static dev.dashcam.internal.record.Recorded.onThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("which task is current on which thread")
final class CurrentTaskTest {
    private static final EventName A = EventName.of("a");
    private static final EventName B = EventName.of("b");

    private final Recorded recorded = new Recorded(new ManualClock(), Account.NONE);
    private final EventRecorder recorder = recorded.recorder;

    @AfterEach
    void close() {
        recorded.close();
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
}
