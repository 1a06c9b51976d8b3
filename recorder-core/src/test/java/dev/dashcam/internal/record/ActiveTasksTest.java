/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ActiveTasksTest {
    private static final EventName NAME = EventName.of("ended");

    @Test
    void taskThatHasEnded_isNotKeptByItsThread() throws Exception {
        try (Recorded recorded = new Recorded(1 << 20, RecorderClock.system(), Account.NONE, task -> {})) {
            WeakReference<Task> ended = ended(recorded);

            assertThat(isCollected(recorded, ended)).isTrue();
        }
    }

    @Test
    void taskThatWasResumed_isNotKeptByTheThreadThatResumedIt() throws Exception {
        try (Recorded recorded = new Recorded(1 << 20, RecorderClock.system(), Account.NONE, task -> {})) {
            WeakReference<Task> resumed = resumed(recorded);

            assertThat(isCollected(recorded, resumed)).isTrue();
        }
    }

    private static WeakReference<Task> ended(Recorded recorded) {
        Task task = recorded.recorder.task(NAME, TaskKind.REQUEST);
        task.close();
        return new WeakReference<>(task);
    }

    private static WeakReference<Task> resumed(Recorded recorded) throws InterruptedException {
        Task task = recorded.recorder.task(NAME, TaskKind.REQUEST).detach();
        task.resume().close();
        Thread other = new Thread(task::close);
        other.start();
        other.join();
        return new WeakReference<>(task);
    }

    private static boolean isCollected(Recorded recorded, WeakReference<?> reference) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (reference.get() != null && System.nanoTime() < deadline) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(10);
            // a thread that has ended is kept until then, and what it ran with it
            recorded.recorder.retireDeadThreads();
        }
        return reference.get() == null;
    }
}
