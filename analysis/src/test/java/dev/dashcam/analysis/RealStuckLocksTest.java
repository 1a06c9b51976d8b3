/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.StuckScene.await;
import static dev.dashcam.analysis.StuckScene.is;
import static dev.dashcam.analysis.StuckScene.now;
import static dev.dashcam.analysis.StuckScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.task.Region;
import dev.dashcam.task.TaskKind;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are stuck at a lock while a snapshot is taken: is it said who has it, and what that one waits for? */
final class RealStuckLocksTest {
    private static final int FOR_EVER_MILLIS = 600_000;

    private StuckScene scene;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        scene = new StuckScene(folder);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    private static final class InventoryLock {}

    private static final class PriceLock {}

    @Test
    void monitor_isNamedWithItsOwnerAndWhatThatDoes() throws Exception {
        InventoryLock lock = new InventoryLock();
        CountDownLatch held = new CountDownLatch(1);
        Thread restock = scene.thread(
                "restock-1",
                () -> scene.task(TaskKind.JOB, "restock", () -> {
                    synchronized (lock) {
                        held.countDown();
                        Thread.sleep(FOR_EVER_MILLIS);
                    }
                }));
        held.await();
        await(restock, is(Thread.State.TIMED_WAITING, "sleep"));

        Findings findings = scene.stuck(
                () -> {
                    try (Region region = scene.recorder.region("reserve")) {
                        synchronized (lock) {
                            region.toString();
                        }
                    }
                },
                thread -> thread.getState() == Thread.State.BLOCKED);

        ThreadNow thread = now(findings, State.LOCK);
        assertThat(thread.object()).isEqualTo("InventoryLock");
        assertThat(thread.region()).isEqualTo("reserve");
        assertThat(thread.taskName()).isEqualTo("GET /checkout");
        assertThat(thread.owner()).isNotNull();
        assertThat(thread.owner().threadName()).isEqualTo("restock-1");
        assertThat(thread.owner().state()).isEqualTo(State.SLEEPING);
        assertThat(thread.owner().taskName()).isEqualTo("restock");
        assertThat(thread.owner().kind()).isEqualTo(TaskKind.JOB);
        assertThat(thread.owner().taskNanos()).isPositive();
        assertThat(text(findings))
                .contains("At the trigger it was waiting for InventoryLock, in RealStuckLocksTest.")
                .contains("; \"restock-1\" held it to run job restock, begun ")
                .contains(" before, and was asleep, in RealStuckLocksTest.")
                .contains("since when a wait that has not ended lasts");
    }

    @Test
    void reentrantLock_whoseOwnerWaitsForAMonitor_isFollowed() throws Exception {
        ReentrantLock inventory = new ReentrantLock();
        PriceLock prices = new PriceLock();
        CountDownLatch held = new CountDownLatch(1);
        scene.thread("import-1", () -> {
            synchronized (prices) {
                held.countDown();
                Thread.sleep(FOR_EVER_MILLIS);
            }
        });
        held.await();
        Thread restock = scene.thread("restock-1", () -> {
            inventory.lock();
            synchronized (prices) {
                inventory.unlock();
            }
        });
        await(restock, thread -> thread.getState() == Thread.State.BLOCKED);

        Findings findings = scene.stuck(
                inventory::lock,
                thread -> inventory.hasQueuedThread(thread) && thread.getState() == Thread.State.WAITING);

        ThreadNow owner = now(findings, State.LOCK).owner();
        assertThat(owner).isNotNull();
        assertThat(owner.threadName()).isEqualTo("restock-1");
        assertThat(owner.object()).isEqualTo("PriceLock");
        assertThat(owner.taskId()).isZero();
        assertThat(owner.owner()).isNotNull();
        assertThat(owner.owner().threadName()).isEqualTo("import-1");
    }

    @Test
    void deadlock_isCalledOne() throws Exception {
        Findings findings = cycle(ReentrantLock::lockInterruptibly, Thread.State.WAITING);

        assertThat(now(findings, State.LOCK).owner()).isNotNull();
        assertThat(now(findings, State.LOCK).owner().isDeadlock()).isTrue();
        assertThat(text(findings)).contains("a deadlock");
    }

    @Test
    void cycleThatOneGivesUpAfterATime_isNoDeadlock() throws Exception {
        Findings findings = cycle(
                lock -> assertThat(lock.tryLock(FOR_EVER_MILLIS, TimeUnit.MILLISECONDS))
                        .isFalse(),
                Thread.State.TIMED_WAITING);

        ThreadNow owner = now(findings, State.LOCK).owner();
        assertThat(owner).isNotNull();
        assertThat(owner.threadName()).isEqualTo("restock-1");
        assertThat(owner.isDeadlock()).isFalse();
        assertThat(text(findings)).doesNotContain("deadlock");
    }

    private interface Locking {
        void lock(ReentrantLock lock) throws InterruptedException;
    }

    /** A request has what a job wants and wants, in this way, what the job has. */
    private Findings cycle(Locking way, Thread.State state) throws Exception {
        InventoryLock inventory = new InventoryLock();
        ReentrantLock prices = new ReentrantLock();
        CountDownLatch both = new CountDownLatch(2);
        Thread restock = scene.thread("restock-1", () -> {
            prices.lock();
            both.countDown();
            both.await();
            synchronized (inventory) {
                prices.unlock();
            }
        });
        Thread exec = scene.thread(
                "exec-1",
                () -> scene.task(TaskKind.REQUEST, "GET /checkout", () -> {
                    synchronized (inventory) {
                        both.countDown();
                        both.await();
                        way.lock(prices);
                    }
                }));
        await(exec, thread -> prices.hasQueuedThread(thread) && thread.getState() == state);
        await(restock, thread -> thread.getState() == Thread.State.BLOCKED);
        return scene.examine();
    }
}
