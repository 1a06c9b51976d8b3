/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("more tasks and attributes than there is room for")
final class TaskLimitsTest {
    private static final EventName A = EventName.of("a");

    private final Recorded recorded = new Recorded(new ManualClock(), Account.NONE);
    private final EventRecorder recorder = recorded.recorder;

    @AfterEach
    void close() {
        recorded.close();
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
    void tasksNobodyEnds_doNotPileUpOnTheirThread() {
        for (int i = 0; i < 10 * ActiveTasks.MAX_DEPTH; i++) {
            recorder.task(A, TaskKind.REQUEST);
        }
        assertThat(recorded.lost(LossReason.NESTING)).isEqualTo(9);
        assertThat(recorder.currentTask()).isNotSameAs(Task.NONE);
    }
}
