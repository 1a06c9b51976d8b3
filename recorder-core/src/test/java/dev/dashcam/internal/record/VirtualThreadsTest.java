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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a virtual thread finds what it has open, however many others record meanwhile, and that nothing is kept afterwards. */
@Tag("virtual-threads")
final class VirtualThreadsTest {
    private static final EventName NAME = EventName.of("open");
    private static final int SMALL = 32;
    /** More than there are among the recent ones. */
    private static final int MANY = 3_000;

    private VirtualThreads table = new VirtualThreads();
    private Recorded recorded = new Recorded(table);

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void everyThread_findsItsTaskAgain() throws Exception {
        assertThat(foundAgain(MANY)).containsOnly(true).hasSize(MANY);
        assertThat(recorded.lost(LossReason.INTERNAL)).isZero();
        assertThat(listed()).isEmpty();
    }

    @Test
    void threadsForWhichThereIsNoRoom_findTheirTasksToo() throws Exception {
        recorded.close();
        table = new VirtualThreads(SMALL);
        recorded = new Recorded(table);

        assertThat(foundAgain(MANY)).containsOnly(true).hasSize(MANY);
        assertThat(recorded.lost(LossReason.INTERNAL)).isZero();
        assertThat(listed()).isEmpty();
    }

    @Test
    void regionsOfThreadsForWhichThereIsNoRoom_areCounted() throws Exception {
        recorded.close();
        table = new VirtualThreads(SMALL);
        recorded = new Recorded(table);

        all(MANY, (begun, go) -> {
            Region region = recorded.recorder.region(NAME);
            begun.countDown();
            await(go);
            region.close();
        });

        // Two lines are all there are, and everybody has them to choose from.
        assertThat(recorded.lost(LossReason.OPEN_TASKS)).isEqualTo(MANY - SMALL);
    }

    @Test
    void thread_isListed_asLongAsItHasSomethingOpen() throws Exception {
        List<Integer> listed = new ArrayList<>();
        AtomicReference<Task> detached = new AtomicReference<>();
        Runnable count = () -> listed.add(listed().size());

        onVirtualThread(() -> {
            recorded.recorder.mark(NAME);
            count.run();
            Task outer = recorded.recorder.task(NAME, TaskKind.REQUEST);
            Task inner = recorded.recorder.task(NAME, TaskKind.OTHER);
            Region region = recorded.recorder.region(NAME);
            count.run();
            region.close();
            inner.close();
            count.run();
            outer.close();
            count.run();
            detached.set(recorded.recorder.task(NAME, TaskKind.REQUEST).detach());
            count.run();
        });
        onVirtualThread(() -> {
            Task.Scope scope = detached.get().resume();
            count.run();
            scope.close();
            count.run();
        });

        assertThat(listed).containsExactly(0, 1, 1, 0, 0, 1, 0);
    }

    @Test
    void thread_leavesPlatformThreadsAmongTheRecentOnes() throws Exception {
        Recording recording = new Recording(
                recorded.ring,
                RecorderClock.system(),
                recorded.losses,
                Account.NONE,
                task -> {},
                new LiveTable<>(),
                table);
        try (EventRecorder recorder = new EventRecorder(recording)) {
            recorder.mark(NAME);

            all(MANY, (begun, go) -> {
                begun.countDown();
                await(go);
                recorder.mark(NAME);
            });

            assertThat(recording.recent().find(Thread.currentThread())).isNotNull();
        }
    }

    @Test
    void threadThatEndsWithSomethingOpen_isListedUntilItIsFound() throws Exception {
        onVirtualThread(() -> recorded.recorder.region(NAME));
        assertThat(listed()).hasSize(1);

        recorded.recorder.retireDeadThreads();

        assertThat(listed()).isEmpty();
    }

    @Test
    void threadThatEndsByItselfWhileItIsLookedAt_isLeftAlone() throws Exception {
        List<ThreadTrack> seen = new ArrayList<>();
        onVirtualThread(() -> {
            try (Task task = recorded.recorder.task(NAME, TaskKind.REQUEST)) {
                seen.addAll(listed());
            }
        });
        assertThat(seen).hasSize(1);
        assertThat(listed()).isEmpty();

        seen.forEach(ThreadTrack::unlistIfDead);

        assertThat(listed()).isEmpty();
    }

    /** Whether each of many threads, all with a task open at once, finds its own after all others have recorded. */
    private List<Boolean> foundAgain(int threads) throws Exception {
        List<Boolean> found = new CopyOnWriteArrayList<>();
        all(threads, (begun, go) -> {
            try (Task task = recorded.recorder.task(NAME, TaskKind.REQUEST)) {
                begun.countDown();
                await(go);
                found.add(recorded.recorder.currentTask() == task);
            }
        });
        return found;
    }

    private static void all(int threads, Work work) throws Exception {
        CountDownLatch begun = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            started.add(start(() -> work.run(begun, go)));
        }
        begun.await();
        go.countDown();
        for (Thread thread : started) {
            thread.join();
        }
    }

    private List<ThreadTrack> listed() {
        List<ThreadTrack> listed = new ArrayList<>();
        table.forEach(listed::add);
        return listed;
    }

    private static void onVirtualThread(Runnable work) throws Exception {
        start(work).join();
    }

    private static Thread start(Runnable work) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What each of many threads does: counts down once it has begun, and goes on when told. */
    private interface Work {
        void run(CountDownLatch begun, CountDownLatch go);
    }
}
