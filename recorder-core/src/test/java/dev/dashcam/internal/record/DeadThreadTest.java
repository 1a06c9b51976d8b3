/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thread that dies with a task open: the task stays listed, since any thread may end it, the thread can be collected. */
final class DeadThreadTest {
    private static final EventName NAME = EventName.of("left open");

    @Test
    void threadThatLeavesTasksOpen_canBeCollected() throws Exception {
        try (Recorded recorded = new Recorded(RecorderClock.system(), Account.ofThisMachine())) {
            WeakReference<Thread> dead = endedThread(recorded, new Thread(() -> leaveOpen(recorded)));

            assertThat(isCollected(recorded, dead)).isTrue();
            assertThat(recorded.recorder.copyOpen().tasks).hasSize(2);
        }
    }

    @Test
    @Tag("virtual-threads")
    void virtualThreadThatLeavesTasksOpen_canBeCollected() throws Exception {
        try (Recorded recorded = new Recorded(RecorderClock.system(), Account.ofThisMachine())) {
            WeakReference<Thread> dead = endedThread(recorded, unstartedVirtualThread(() -> leaveOpen(recorded)));

            assertThat(isCollected(recorded, dead)).isTrue();
            assertThat(recorded.recorder.copyOpen().tasks).hasSize(2);
        }
    }

    private static Thread unstartedVirtualThread(Runnable work) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (Thread) Class.forName("java.lang.Thread$Builder")
                .getMethod("unstarted", Runnable.class)
                .invoke(builder, work);
    }

    private static void leaveOpen(Recorded recorded) {
        recorded.recorder.task(NAME, TaskKind.REQUEST);
        recorded.recorder.task(NAME, TaskKind.JOB).set("a", "b");
        recorded.recorder.region(NAME);
    }

    private static WeakReference<Thread> endedThread(Recorded recorded, Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
        recorded.recorder.retireDeadThreads();
        return new WeakReference<>(thread);
    }

    private static boolean isCollected(Recorded recorded, WeakReference<Thread> thread) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (thread.get() != null && System.nanoTime() < deadline) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(10);
            recorded.recorder.retireDeadThreads();
        }
        return thread.get() == null;
    }
}
