/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever is thrown while a thread is in a shared slot, the slot is others' again: stopped threads, stacks that overflow. */
final class SharedSlotReturnTest {
    private static final EventName NAME = EventName.of("name");
    private static final int TIMES = 1_000;

    private boolean isBroken;

    private final RecorderClock clock = new RecorderClock() {
        @Override
        public long nanoTime() {
            if (isBroken) {
                throw new StackOverflowError("for a test");
            }
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            return 0;
        }
    };

    @TestFactory
    Stream<DynamicTest> clockThatThrows_leavesEverySlotFree() {
        return Stream.of(
                test("log", recorder -> () -> recorder.log("text")),
                test("value", recorder -> () -> recorder.value(NAME, 1)),
                test("mark", recorder -> () -> recorder.mark(NAME)),
                test("begin of a region", recorder -> () -> recorder.region(NAME)),
                test("end of a region", recorder -> {
                    Region region = recorder.region(NAME);
                    return region::close;
                }),
                test("begin of a task", recorder -> () -> recorder.task(NAME, TaskKind.JOB)),
                test("end of a task", recorder -> {
                    Task task = recorder.task(NAME, TaskKind.JOB);
                    return task::close;
                }));
    }

    /** What is to be recorded while the clock throws is got ready before. */
    private DynamicTest test(String name, Function<EventRecorder, Runnable> prepare) {
        return DynamicTest.dynamicTest(name, () -> {
            try (Recorded fresh = new Recorded(64 << 10, clock, Account.NONE, null)) {
                for (long other = 1_000_000; fresh.ring.openSlot(other) != null; other++) {}
                fresh.recorder.mark(NAME);
                for (int time = 0; time < TIMES; time++) {
                    Runnable broken = prepare.apply(fresh.recorder);
                    isBroken = true;
                    broken.run();
                    isBroken = false;
                }
                fresh.recorder.mark(NAME);

                assertThat(fresh.lost(LossReason.SLOT_BUSY)).isZero();
            }
        });
    }
}
