/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The least of several rounds is what counts, of as many as the compilers need on a busy machine to take over. */
@DisplayName("bytes allocated for an event")
final class AllocationTest {
    private static final EventName NAME = EventName.of("name");
    private static final String TEXT = "tax service answered late: €, 12 times";
    private static final int ROUNDS = 30;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int CALLS = 20_000;
    /** What the measuring itself may allocate in a round. */
    private static final long SLACK = 512;
    /** The handle of a region, where the compiler does not remove it. */
    private static final int HANDLE = 24;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Recorded recorded = new Recorded(RecorderClock.system(), Account.NONE);

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void eventsInAnOwnSlot_allocateNothing() {
        assertAllocatesNothing(recorded.recorder);
    }

    @Test
    void eventsInASharedSlot_allocateNothing() {
        for (long other = 1_000_000; recorded.ring.openSlot(other) != null; other++) {}
        assertAllocatesNothing(recorded.recorder);
    }

    @Test
    void callsOfAClosedRecorder_allocateNothing() {
        recorded.recorder.close();
        assertAllocatesNothing(recorded.recorder);
        assertThat(least(
                        SLACK,
                        () -> recorded.recorder.task(NAME, TaskKind.REQUEST).close()))
                .isLessThan(SLACK);
    }

    /** One that others have taken the place of among the recent ones, before each event. */
    @Test
    @Tag("virtual-threads")
    void eventsOfOneOfManyVirtualThreads_inATask_allocateNothing() throws Exception {
        Recording recording =
                new Recording(recorded.ring, RecorderClock.system(), recorded.losses, Account.NONE, task -> {});
        Method allocated = ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        AtomicLong least = new AtomicLong(Long.MAX_VALUE);
        Runnable events = () -> {
            try (EventRecorder recorder = new EventRecorder(recording);
                    Task task = recorder.task(NAME, TaskKind.REQUEST)) {
                ThreadTrack track = recording.track();
                long beganNanos = System.nanoTime();
                for (int round = 0; isGoingOn(round, least.get(), CALLS, beganNanos); round++) {
                    long before = (long) allocated.invoke(threads);
                    for (int i = 0; i < CALLS; i++) {
                        recording.recent().remove(track);
                        recorder.mark(NAME);
                    }
                    least.accumulateAndGet((long) allocated.invoke(threads) - before, Math::min);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
        ((Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, events)).join();

        assertThat(recorded.lost(LossReason.INTERNAL)).isZero();
        assertThat(least).hasValueLessThan(CALLS);
    }

    private void assertAllocatesNothing(EventRecorder recorder) {
        try (Task task = recorder.task(NAME, TaskKind.REQUEST)) {
            assertThat(least(SLACK, () -> recorder.mark(NAME))).as("mark").isLessThan(SLACK);
            assertThat(least(SLACK, () -> recorder.value(NAME, 42))).as("value").isLessThan(SLACK);
            assertThat(least(SLACK, () -> recorder.log(TEXT))).as("log").isLessThan(SLACK);
            assertThat(least((long) CALLS * HANDLE + SLACK, () -> {
                        try (Region region = recorder.region(NAME)) {
                            recorder.mark(NAME);
                        }
                    }))
                    .as("region, but for its handle")
                    .isLessThan((long) CALLS * HANDLE + SLACK);
        }
    }

    private long least(long wanted, Runnable call) {
        long least = Long.MAX_VALUE;
        long beganNanos = System.nanoTime();
        for (int round = 0; isGoingOn(round, least, wanted, beganNanos); round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static boolean isGoingOn(int round, long least, long wanted, long beganNanos) {
        return round < ROUNDS || (least >= wanted && System.nanoTime() - beganNanos < MOST_NANOS);
    }
}
