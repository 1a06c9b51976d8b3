/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Holder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real threads that have a monitor for a moment only: is the time of somebody else never said to be theirs? */
final class RealLastHoldersTest {
    private static final int HELD_MILLIS = 50;
    /** Who comes first is up to the machine. */
    private static final int MOST_TRIES = 500;

    private static RealScene scene;
    /** Whether the request had the monitor before the one that came after it. */
    private volatile boolean isLast;

    private static final class InventoryLock {}

    @BeforeAll
    static void record() throws InterruptedException {
        scene = new RealScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    /**
     * When a monitor is released, whoever comes just then may have it before those who wait: they must be woken first. JFR names the one
     * that came as the last to release it.
     */
    @Test
    void monitor_thatAThreadHasForAMomentBeforeTheRequest_isNotSaidToBeHeldByIt() throws Exception {
        check(work -> scene.thread("import-1", work));
    }

    /** Of a virtual thread JFR does not even tell that it waited for the monitor. */
    @Test
    @Tag("virtual-threads")
    void monitor_thatAVirtualThreadHasForAMomentBeforeTheRequest_isNotSaidToBeHeldByIt() throws Exception {
        check(work -> VirtualThreads.unstarted("import-1", () -> StuckScene.quietly(work::run))
                .start());
    }

    private void check(Consumer<RealScene.Work> start) throws Exception {
        String lastHeldBy = "";
        for (int again = 0; again < MOST_TRIES && !lastHeldBy.equals("import-1"); again++) {
            long id = requestBehindTwo(start);
            Contention contention = isLast ? null : scene.examine(id).contention();
            Holder holder = contention == null ? null : contention.holder();
            if (holder != null) {
                lastHeldBy = holder.threadName();
                assertThat(holder.isProven()).as(holder.toString()).isFalse();
            }
        }
        assertThat(lastHeldBy).isEqualTo("import-1");
    }

    /** One holds the monitor for long, another one takes it as soon as that one has released it. */
    private long requestBehindTwo(Consumer<RealScene.Work> start) throws Exception {
        InventoryLock lock = new InventoryLock();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        AtomicBoolean isReleased = new AtomicBoolean();
        AtomicBoolean isAsking = new AtomicBoolean();
        AtomicBoolean isServed = new AtomicBoolean();
        Thread exec = Thread.currentThread();
        long id = scene.request(() -> {
            scene.thread("restock-1", () -> {
                synchronized (lock) {
                    held.countDown();
                    RealScene.await(() -> exec.getState() == Thread.State.BLOCKED);
                    LockSupport.parkNanos(HELD_MILLIS * 1_000_000L);
                    isReleased.set(true);
                    // The other one runs now, and asks for it in this moment.
                    while (!isAsking.get()) {
                        Thread.onSpinWait();
                    }
                }
                both.countDown();
            });
            held.await();
            start.accept(() -> {
                while (!isReleased.get()) {
                    Thread.onSpinWait();
                }
                isAsking.set(true);
                synchronized (lock) {
                    isLast = isServed.get();
                }
                both.countDown();
            });
            synchronized (lock) {
                isServed.set(true);
            }
        });
        both.await();
        return id;
    }
}
