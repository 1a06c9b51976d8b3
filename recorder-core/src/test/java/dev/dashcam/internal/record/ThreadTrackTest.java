/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static dev.dashcam.internal.record.Recorded.onThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.thread.Threads;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("what is kept for a thread")
final class ThreadTrackTest {
    private static final EventName NAME = EventName.of("name");

    private final Recorded recorded = new Recorded(RecorderClock.system(), Account.NONE);
    private final EventRecorder recorder = recorded.recorder;

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void deadThread_isRecordedAndItsSlotTakenBack() {
        long[] id = new long[1];
        onThread(() -> {
            id[0] = Thread.currentThread().getId();
            Thread.currentThread().setName("renamed");
            recorder.mark(NAME);
        });
        assertThat(recorder.threadName(id[0])).isEqualTo("renamed");
        recorder.retireDeadThreads();
        List<EventRecord> events = recorded.allEvents();
        assertThat(events).allMatch(event -> event.threadId == id[0]);
        assertThat(events)
                .extracting(event -> event.kind)
                .containsExactly(EventRecord.THREAD_BEGIN, EventRecord.MARK, EventRecord.THREAD_END);
        assertThat(recorder.threadName(id[0])).isEqualTo("renamed");
        assertThat(recorder.threadName(4711_4711)).isEmpty();
    }

    @Test
    void liveThread_hasTheNameItHasNow() {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        recorder.mark(NAME);
        try {
            thread.setName("n".repeat(1 << 20));
            assertThat(recorder.threadName(thread.getId())).hasSize(ThreadNames.MAX_CHARACTERS);
            thread.setName("other");
            assertThat(recorder.threadName(thread.getId())).isEqualTo("other");
        } finally {
            thread.setName(name);
        }
    }

    @Test
    void slotOfADeadThread_goesToOneThatHasNone() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread owner = new Thread(() -> {
            recorder.mark(NAME);
            written.countDown();
            awaitUninterruptibly(mayEnd);
        });
        owner.start();
        written.await();
        for (long other = 1_000_000; recorded.ring.openSlot(other) != null; other++) {}

        recorder.mark(NAME);
        mayEnd.countDown();
        owner.join();
        recorder.retireDeadThreads();
        recorder.mark(NAME);

        assertThat(recorded.ring.openSlot(1)).as("the slot is taken").isNull();
        assertThat(recorded.allEvents())
                .filteredOn(event -> event.threadId == Thread.currentThread().getId())
                .extracting(event -> event.kind)
                .containsExactly(EventRecord.THREAD_BEGIN, EventRecord.MARK, EventRecord.MARK);
    }

    @Test
    void threadForWhichThereIsNoMemory_keepsNoSlot() {
        int[] left = {recorded.ring.chunks()};
        Recording starved =
                new Recording(
                        recorded.ring,
                        RecorderClock.system(),
                        recorded.losses,
                        Account.NONE,
                        task -> {},
                        new LiveTable<>(),
                        new VirtualThreads()) {
                    @Override
                    OpenRegions newRegions(ThreadTrack track) {
                        if (left[0]-- > 0) {
                            throw new OutOfMemoryError("for a test");
                        }
                        return super.newRegions(track);
                    }
                };
        while (starved.track() == null) {}

        assertThat(left[0]).isNegative();
        assertThat(recorded.ring.openSlot(1)).isNotNull();
    }

    @Test
    void idsOfTasks_areUniqueOverThreads() {
        Runnable some = () -> {
            for (int i = 0; i < 1000; i++) {
                recorder.task(NAME, TaskKind.JOB).close();
            }
        };
        some.run();
        onThread(some);
        assertThat(recorded.finished).extracting(task -> task.id()).doesNotHaveDuplicates();
        assertThat(recorded.finished).hasSize(2000);
    }

    @Test
    @Tag("virtual-threads")
    void virtualThread_thatEndedWithARegionOpen_isNotListedForGood() throws Exception {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        Thread thread = (Thread) start.invoke(null, (Runnable) () -> recorder.region(NAME));
        thread.join();

        recorder.retireDeadThreads();

        assertThat(recorder.copyOpen().regions).isEmpty();
    }

    @Test
    @Tag("virtual-threads")
    void virtualThread_recordsIntoSharedSlotsAndIsListedWhileARegionIsOpen() throws Exception {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread thread = (Thread) start.invoke(null, (Runnable) () -> {
            Thread.currentThread().setName("light");
            try (Region region = recorder.region(NAME)) {
                opened.countDown();
                awaitUninterruptibly(mayEnd);
            }
        });
        opened.await();
        System.gc();
        assertThat(recorder.copyOpen().regions).hasSize(1);
        assertThat(recorder.threadName(Threads.id(thread))).isEqualTo("light");
        mayEnd.countDown();
        thread.join();
        assertThat(recorder.copyOpen().regions).isEmpty();
        assertThat(recorded.allEvents())
                .extracting(event -> event.kind)
                .containsExactly(EventRecord.REGION_BEGIN, EventRecord.REGION_END);
        assertThat(recorded.lost(LossReason.INTERNAL)).isZero();
    }

    @Test
    void copyOfWhatIsOpen_neverMixesTwoRegionsOrTasks() throws InterruptedException {
        EventName[] names = new EventName[64];
        for (int i = 0; i < names.length; i++) {
            names[i] = EventName.of("depth " + i);
        }
        boolean[] stop = new boolean[1];
        Thread writer = new Thread(() -> {
            while (!isSet(stop)) {
                nest(names, 0);
            }
        });
        writer.start();
        int seen = 0;
        for (int i = 0; i < 2_000; i++) {
            OpenWork work = recorder.copyOpen();
            for (OpenWork.OpenRegion region : work.regions) {
                assertThat(EventName.withId(region.nameId()).text()).isEqualTo("depth " + region.depth());
                assertThat(System.nanoTime() - region.startNanos()).isNotNegative();
                seen++;
            }
            for (OpenWork.OpenTask task : work.tasks) {
                assertThat(task.attributes().getOrDefault("a", 0L))
                        .isEqualTo(task.attributes().getOrDefault("b", 0L));
            }
        }
        synchronized (stop) {
            stop[0] = true;
        }
        writer.join();
        assertThat(seen).isPositive();
        assertThat(recorder.copyOpen().regions).isEmpty();
        assertThat(recorder.copyOpen().tasks).isEmpty();
    }

    private void nest(EventName[] names, int depth) {
        try (Task task = recorder.task(NAME, TaskKind.JOB);
                Region region = recorder.region(names[depth])) {
            if (depth < 20) {
                nest(names, depth + 1);
            }
        }
    }

    private static boolean isSet(boolean[] flag) {
        synchronized (flag) {
            return flag[0];
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
