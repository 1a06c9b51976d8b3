/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import java.lang.ref.WeakReference;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("finding a thread's track")
class RecentTracksTest {
    private static final EventName NAME = EventName.of("name");

    private final Recorded recorded = new Recorded(RecorderClock.system(), Account.NONE);

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void threadsThatShareACell_recordUnderTheirOwnIds() throws InterruptedException {
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new WithIdOf(7, () -> {
                for (int event = 0; event < 1000; event++) {
                    recorded.recorder.mark(NAME);
                    Thread.yield();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(recorded.events()).hasSize(3000);
        assertThat(recorded.lost(LossReason.INTERNAL)).isZero();
    }

    @Test
    void platformThread_keepsItsCell_whateverOthersRecordWhoShareIt() throws InterruptedException {
        Recording recording =
                new Recording(recorded.ring, RecorderClock.system(), recorded.losses, Account.NONE, task -> {});
        RecentTracks recent = recording.recent();
        try (EventRecorder recorder = new EventRecorder(recording);
                Sitting first = new Sitting(recorder);
                Sitting second = new Sitting(recorder);
                Sitting third = new Sitting(recorder)) {
            for (int round = 0; round < 3; round++) {
                first.record();
                second.record();
                third.record();
            }
            assertThat(recent.find(first.thread)).isNotNull();
            assertThat(recent.findBeside(second.thread)).isNotNull();
            assertThat(recent.find(third.thread)).isNull();
            assertThat(recent.findBeside(third.thread)).isNull();

            first.close();
            recorder.retireDeadThreads();
            third.record();
            assertThat(recent.find(third.thread)).isNotNull();
            assertThat(recent.findBeside(second.thread)).isNotNull();
        }
    }

    @Test
    void closedRecorder_hasForgottenThemAll() throws InterruptedException {
        Recording recording =
                new Recording(recorded.ring, RecorderClock.system(), recorded.losses, Account.NONE, task -> {});
        RecentTracks recent = recording.recent();
        try (EventRecorder recorder = new EventRecorder(recording);
                Sitting first = new Sitting(recorder);
                Sitting second = new Sitting(recorder)) {
            first.record();
            second.record();
            recorder.close();
            first.record();
            second.record();
            assertThat(recent.find(first.thread)).isNull();
            assertThat(recent.findBeside(second.thread)).isNull();
        }
    }

    @Test
    void idThatThrows_isAFaultOfNobody() throws InterruptedException {
        Thread thread = new Thread(() -> recorded.recorder.mark(NAME)) {
            @Override
            @SuppressWarnings("deprecation") // it is not on the JDK that this is compiled for
            public long getId() {
                if (Thread.currentThread() == this) {
                    throw new IllegalStateException("an application's own");
                }
                return super.getId();
            }
        };
        Throwable[] thrown = new Throwable[1];
        thread.setUncaughtExceptionHandler((dead, e) -> thrown[0] = e);
        thread.start();
        thread.join();
        assertThat(thrown[0]).isNull();
    }

    @Test
    void deadThread_isForgotten() throws InterruptedException {
        WeakReference<Thread> dead = deadThatRecorded();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (dead.get() != null && System.nanoTime() < deadline) {
            recorded.recorder.retireDeadThreads();
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(dead.get()).isNull();
    }

    private WeakReference<Thread> deadThatRecorded() throws InterruptedException {
        Thread thread = new Thread(() -> recorded.recorder.mark(NAME));
        thread.start();
        thread.join();
        return new WeakReference<>(thread);
    }

    /** A thread that records when it is told to, and has the same id as all others of the kind. */
    private static final class Sitting implements AutoCloseable {
        private final Semaphore orders = new Semaphore(0);
        private final Semaphore done = new Semaphore(0);
        private volatile boolean isOver;
        final Thread thread;

        Sitting(EventRecorder recorder) {
            thread = new WithIdOf(7, () -> {
                for (orders.acquireUninterruptibly(); !isOver; orders.acquireUninterruptibly()) {
                    recorder.mark(NAME);
                    done.release();
                }
            });
            thread.start();
        }

        void record() {
            orders.release();
            done.acquireUninterruptibly();
        }

        @Override
        public void close() throws InterruptedException {
            isOver = true;
            orders.release();
            thread.join();
        }
    }

    /** A thread that calls itself by another's number, as it can up to JDK 18. */
    private static final class WithIdOf extends Thread {
        private final long id;

        WithIdOf(long id, Runnable work) {
            super(work);
            this.id = id;
        }

        @Override
        @SuppressWarnings("deprecation") // as above
        public long getId() {
            return id;
        }
    }
}
