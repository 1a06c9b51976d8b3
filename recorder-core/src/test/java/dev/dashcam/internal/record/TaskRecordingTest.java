/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

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
    void fail_whileTheEndIsBeingWritten_changesNothingOfIt() {
        RecordedTask task = (RecordedTask) recorder.task(A, TaskKind.REQUEST);

        task.seal();
        // What another thread does that had found the task open.
        task.error = B;

        assertThat(task.errorNameId()).isNegative();
    }

    private void advance(int millis) {
        clock.advance(Duration.ofMillis(millis));
    }
}
