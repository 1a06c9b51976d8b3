/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.threaddump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.thread.Threads;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On every JDK, though only newer ones are looked at like this. */
final class OneByOneTest {
    private static final int DEPTH = 16;
    private static final long A_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Object lock = new Object();
    private volatile boolean isOver;

    @AfterEach
    void letThemEnd() {
        isOver = true;
        end.countDown();
    }

    @Test
    void threadAtAMonitor_isShownWithWhoHasItAndBothStacks() throws Exception {
        Thread owner = start("owner", this::holdTheLock);
        awaitState(owner, Thread.State.WAITING);
        Thread waiting = start("waiting", this::holdTheLock);
        awaitState(waiting, Thread.State.BLOCKED);

        List<DumpedThread> threads = look(A_MINUTE);

        DumpedThread blocked = find(threads, waiting);
        assertThat(blocked.state()).isEqualTo(Thread.State.BLOCKED);
        assertThat(blocked.lock()).startsWith("java.lang.Object@");
        assertThat(blocked.lockOwnerId()).isEqualTo(Threads.id(owner));
        assertThat(blocked.lockOwner()).isEqualTo("owner");
        assertThat(blocked.stack().get(0).getMethodName()).isEqualTo("holdTheLock");
        assertThat(find(threads, owner).lock()).startsWith("java.util.concurrent.CountDownLatch$Sync@");
        assertThat(find(threads, owner).stack())
                .hasSizeLessThanOrEqualTo(DEPTH)
                .anyMatch(frame -> frame.getMethodName().equals("await"));
    }

    @Test
    void threadThatBeginsWaitAfterWait_isShownAsOfOneMoment() throws Exception {
        CountDownLatch isBusy = new CountDownLatch(1);
        Thread busy = start("busy", () -> {
            isBusy.countDown();
            while (!isOver) {
                Thread.yield();
                LockSupport.parkNanos(1);
            }
        });

        isBusy.await();
        for (int i = 0; i < 200; i++) {
            DumpedThread seen = find(look(A_MINUTE), busy);
            boolean isInPark = seen.stack().get(0).getMethodName().equals("park");
            // it may be in the method and not wait yet, or no more; but whoever waits is in it
            assertThat(isInPark || seen.state() == Thread.State.RUNNABLE)
                    .as("%s in %s", seen.state(), seen.stack().get(0))
                    .isTrue();
        }
    }

    @Test
    void threadsThatTheTimeDoesNotReachFor_areThereToo() {
        Thread waiting = start("waiting", this::holdTheLock);
        awaitState(waiting, Thread.State.WAITING);

        DumpedThread seen = find(look(0), waiting);

        assertThat(seen.state()).isEqualTo(Thread.State.WAITING);
        assertThat(seen.stack()).anyMatch(frame -> frame.getMethodName().equals("holdTheLock"));
    }

    private static List<DumpedThread> look(long mostNanos) {
        return new OneByOne(ManagementFactory.getThreadMXBean(), DEPTH, mostNanos).look();
    }

    private static DumpedThread find(List<DumpedThread> threads, Thread thread) {
        List<DumpedThread> found =
                threads.stream().filter(seen -> seen.id() == Threads.id(thread)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void holdTheLock() {
        synchronized (lock) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }
}
