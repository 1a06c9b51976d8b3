/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static dev.dashcam.internal.record.Recorded.onThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("recording regions and plain events")
final class RegionRecordingTest {
    private static final EventName OUTER = EventName.of("outer");
    private static final EventName INNER = EventName.of("inner");

    private final ManualClock clock = new ManualClock();
    private final Recorded recorded = new Recorded(clock, Account.NONE);
    private final EventRecorder recorder = recorded.recorder;

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void nestedRegions_areRecordedWithDepthTaskAndStart() {
        long start = clock.nanoTime();
        try (Task task = recorder.task(OUTER, TaskKind.REQUEST)) {
            try (Region outer = recorder.region(OUTER)) {
                tick();
                try (Region inner = recorder.region(INNER)) {
                    tick();
                }
            }
            assertThat(kinds()).isEqualTo("TB RB0 RB1 RE1 RE0");
            List<EventRecord> events = recorded.events();
            assertThat(events.subList(1, 5)).allMatch(event -> event.taskId == task.id());
            assertThat(events.get(3).startNanos).isEqualTo(start + 1);
            assertThat(Recorded.name(events.get(3))).isEqualTo("inner");
            assertThat(events.get(4).startNanos).isEqualTo(start);
        }
        assertThat(recorder.copyOpen().regions).isEmpty();
    }

    @Test
    void closingTheOuterOne_endsTheInnerOnesToo() {
        Region outer = recorder.region(OUTER);
        Region inner = recorder.region(INNER);
        outer.close();
        inner.close();
        outer.close();
        assertThat(kinds()).isEqualTo("RB0 RB1 RE1 RE0");
        Region next = recorder.region(OUTER);
        outer.close();
        assertThat(recorder.copyOpen().regions).hasSize(1);
        next.close();
        assertThat(recorder.copyOpen().regions).isEmpty();
        assertThat(recorded.lost(LossReason.REGION_MISUSED)).isZero();
    }

    @Test
    void closingElsewhere_leavesItOpenAndIsCounted() {
        Region region = recorder.region(OUTER);
        onThread(region::close);
        assertThat(recorded.lost(LossReason.REGION_MISUSED)).isEqualTo(1);
        assertThat(recorder.copyOpen().regions).hasSize(1);
        region.close();
        assertThat(kinds()).isEqualTo("RB0 RE0");
    }

    @Test
    void regionsNestedTooDeep_areCountedAndHarmless() {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            regions.add(recorder.region(OUTER));
        }
        assertThat(recorded.lost(LossReason.NESTING)).isEqualTo(6);
        assertThat(recorder.copyOpen().regions).hasSize(64);
        for (int i = 69; i >= 0; i--) {
            regions.get(i).close();
        }
        assertThat(recorder.copyOpen().regions).isEmpty();
        assertThat(recorded.events()).hasSize(128);
    }

    @Test
    void openRegions_areCopiedOutermostFirst() {
        long start = clock.nanoTime();
        Region outer = recorder.region(OUTER);
        tick();
        try (Task task = recorder.task(OUTER, TaskKind.REQUEST)) {
            Region inner = recorder.region(INNER);
            long thread = Thread.currentThread().getId();
            assertThat(recorder.copyOpen().regions)
                    .containsExactly(
                            new OpenRegion(OUTER.id(), 0, start, OpenWork.NOT_ENDED, thread, 0),
                            new OpenRegion(INNER.id(), task.id(), start + 1, OpenWork.NOT_ENDED, thread, 1));
            inner.close();
        }
        outer.close();
    }

    @Test
    void logValueAndMark_carryTheCurrentTask() {
        try (Task task = recorder.task(OUTER, TaskKind.REQUEST)) {
            recorder.log("tax service answered late");
            tick();
            recorder.log(new StringBuilder("built"));
            tick();
            recorder.value(OUTER, -5);
            tick();
            recorder.mark(INNER);
            List<EventRecord> events = recorded.events();
            assertThat(events).allMatch(event -> event.taskId == task.id());
            assertThat(Recorded.text(events.get(1))).isEqualTo("tax service answered late");
            assertThat(Recorded.text(events.get(2))).isEqualTo("built");
            assertThat(events.get(3).value).isEqualTo(-5);
            assertThat(Recorded.name(events.get(4))).isEqualTo("inner");
        }
    }

    @Test
    void hugeText_isCutAndMarked() {
        recorder.log("x".repeat(1 << 20));
        recorder.log(new StringBuilder("y".repeat(1 << 20)));
        List<EventRecord> events = recorded.events();
        assertThat(Recorded.text(events.get(0))).isEqualTo("x".repeat(509) + "…");
        assertThat(Recorded.text(events.get(1))).isEqualTo("y".repeat(509) + "…");
    }

    @Test
    void textThatThrows_isCountedAndHarmless() {
        recorder.log(new CharSequence() {
            @Override
            public int length() {
                return 5;
            }

            @Override
            public char charAt(int index) {
                throw new IndexOutOfBoundsException();
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                throw new StackOverflowError();
            }
        });
        assertThat(recorded.lost(LossReason.INTERNAL)).isEqualTo(1);
    }

    @Test
    void closedRecorder_recordsNothing() {
        Task task = recorder.task(OUTER, TaskKind.REQUEST);
        Region region = recorder.region(OUTER);
        recorder.close();
        region.close();
        task.set("a", 1).close();
        recorder.log("late");
        recorder.mark(OUTER);
        recorder.value(OUTER, 1);
        recorder.retireDeadThreads();
        assertThat(recorder.task(OUTER, TaskKind.JOB)).isSameAs(Task.NONE);
        assertThat(recorder.region(OUTER)).isSameAs(Region.NONE);
        assertThat(recorder.currentTask()).isSameAs(Task.NONE);
        assertThat(recorder.copyOpen().tasks).isEmpty();
        assertThat(recorder.copyOpen().regions).isEmpty();
        assertThat(recorded.events()).hasSize(2);
        assertThat(recorded.finished).isEmpty();
    }

    private void tick() {
        clock.advance(Duration.ofNanos(1));
    }

    private String kinds() {
        StringBuilder text = new StringBuilder();
        for (EventRecord event : recorded.events()) {
            text.append(
                    switch (event.kind) {
                        case EventRecord.TASK_BEGIN -> " TB";
                        case EventRecord.TASK_END -> " TE";
                        case EventRecord.REGION_BEGIN -> " RB" + event.depth;
                        case EventRecord.REGION_END -> " RE" + event.depth;
                        default -> " " + event.kind;
                    });
        }
        return text.toString().strip();
    }
}
