/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real threads that wait for a lock: is it found, for as long as they measured, and is the holder named? */
final class RealLocksTest {
    /** How long a lock is held once all that are to wait for it do. */
    private static final int HELD_MILLIS = 150;

    private static RealScene scene;

    private static final class InventoryLock {}

    private static final class PriceLock {}

    @BeforeAll
    static void record() throws InterruptedException {
        scene = new RealScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static void awaitBlocked(Thread thread) throws InterruptedException {
        RealScene.await(() -> thread.getState() == Thread.State.BLOCKED);
    }

    @Test
    void monitor_heldByAJobThatWaits_isTheCauseAndTheHolderIsNamed() throws Exception {
        InventoryLock lock = new InventoryLock();
        long[] waited = new long[1];
        CountDownLatch held = new CountDownLatch(1);
        List<Thread> others = new ArrayList<>();
        Thread exec = Thread.currentThread();
        long id = scene.request(() -> {
            scene.thread("restock-1", () -> {
                try (Task job = scene.recorder.task(EventName.of("restock"), TaskKind.JOB)) {
                    synchronized (lock) {
                        held.countDown();
                        awaitBlocked(exec);
                        Thread.sleep(HELD_MILLIS);
                    }
                }
            });
            held.await();
            for (int i = 0; i < 3; i++) {
                Thread waits = scene.thread("exec-" + i, () -> {
                    try (Task other = scene.recorder.task(EventName.of("PUT /cart/{id}"), TaskKind.REQUEST)) {
                        synchronized (lock) {
                            other.set("in", true);
                        }
                    }
                });
                awaitBlocked(waits);
                others.add(waits);
            }
            long before = System.nanoTime();
            synchronized (lock) {
                waited[0] = System.nanoTime() - before;
            }
        });
        for (Thread other : others) {
            other.join();
        }
        Findings findings = scene.check(id, What.LOCK, waited[0]);

        Contention contention = findings.contention();
        assertThat(contention).isNotNull();
        assertThat(contention.lock()).isEqualTo("InventoryLock");
        assertThat(contention.heldUp()).isEqualTo(3);
        Holder holder = contention.holder();
        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("restock-1");
        assertThat(holder.name()).isEqualTo("restock");
        assertThat(holder.waits().get(0).state()).isEqualTo(State.SLEEPING);
        assertThat(Explanations.inWords(findings).text().replaceAll("\\s+", " "))
                .contains("The lock: InventoryLock. \"restock-1\" held it for at least ")
                .contains(" to run the job restock; for ")
                .contains("3 more requests waited for InventoryLock at the same time");
    }

    @Test
    void monitor_whoseHolderWaitsForAnother_isFollowedThroughTheChain() throws Exception {
        InventoryLock inventory = new InventoryLock();
        PriceLock prices = new PriceLock();
        long[] waited = new long[1];
        CountDownLatch first = new CountDownLatch(1);
        Thread exec = Thread.currentThread();
        long id = scene.request(() -> {
            scene.thread("import-1", () -> {
                synchronized (prices) {
                    first.countDown();
                    awaitBlocked(exec);
                    Thread.sleep(HELD_MILLIS);
                }
            });
            first.await();
            Thread restock = scene.thread("restock-1", () -> {
                synchronized (inventory) {
                    synchronized (prices) {
                        LockSupport.parkNanos(100_000);
                    }
                }
            });
            awaitBlocked(restock);
            long before = System.nanoTime();
            synchronized (inventory) {
                waited[0] = System.nanoTime() - before;
            }
        });
        Findings findings = scene.check(id, What.LOCK, waited[0]);

        Holder holder = findings.contention().holder();
        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("restock-1");
        assertThat(holder.next()).isNotNull();
        assertThat(holder.next().threadName()).isEqualTo("import-1");
        assertThat(holder.next().waits().get(0).state()).isEqualTo(State.SLEEPING);
    }

    @Test
    void monitor_thatAThreadHasAgainAfterObjectWait_isHeldByIt() throws Exception {
        InventoryLock lock = new InventoryLock();
        long[] waited = new long[1];
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        AtomicBoolean isWanted = new AtomicBoolean();
        Thread exec = Thread.currentThread();
        long id = scene.request(() -> {
            scene.thread("restock-1", () -> {
                synchronized (lock) {
                    waiting.countDown();
                    while (!isWanted.get()) {
                        lock.wait();
                    }
                    held.countDown();
                    awaitBlocked(exec);
                    Thread.sleep(HELD_MILLIS);
                }
            });
            waiting.await();
            synchronized (lock) {
                isWanted.set(true);
                lock.notifyAll();
            }
            held.await();
            long before = System.nanoTime();
            synchronized (lock) {
                waited[0] = System.nanoTime() - before;
            }
        });
        Findings findings = scene.check(id, What.LOCK, waited[0]);

        assertThat(findings.contention().lock()).isEqualTo("InventoryLock");
        Holder holder = findings.contention().holder();
        assertThat(holder).isNotNull();
        assertThat(holder.threadName()).isEqualTo("restock-1");
        assertThat(holder.waits().get(0).state()).isEqualTo(State.SLEEPING);
    }

    /**
     * Its time in {@code Object.wait} runs out after it was notified, while the one that notified it keeps the monitor: JFR tells of no
     * wait from then on. It is the last to release the monitor where it gets it before the request does.
     */
    @Test
    void monitor_thatAThreadInObjectWaitGetsLast_isNotSaidToBeHeldByIt() throws Exception {
        InventoryLock lock = new InventoryLock();
        long[] waited = new long[1];
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Thread exec = Thread.currentThread();
        long id = scene.request(() -> {
            scene.thread("consumer-1", () -> {
                synchronized (lock) {
                    waiting.countDown();
                    lock.wait(HELD_MILLIS / 10);
                }
            });
            waiting.await();
            scene.thread("restock-1", () -> {
                synchronized (lock) {
                    lock.notifyAll();
                    held.countDown();
                    awaitBlocked(exec);
                    Thread.sleep(HELD_MILLIS);
                }
            });
            held.await();
            long before = System.nanoTime();
            synchronized (lock) {
                waited[0] = System.nanoTime() - before;
            }
        });
        Findings findings = scene.check(id, What.LOCK, waited[0]);

        Holder holder = findings.contention().holder();
        assertThat(holder == null ? "restock-1" : holder.threadName()).isEqualTo("restock-1");
    }

    @Test
    void reentrantLock_heldByAnother_isTheCause() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        long[] waited = new long[1];
        CountDownLatch held = new CountDownLatch(1);
        Thread exec = Thread.currentThread();
        long id = scene.request(() -> {
            scene.thread("restock-1", () -> {
                lock.lock();
                try {
                    held.countDown();
                    RealScene.await(() -> lock.hasQueuedThread(exec) && exec.getState() == Thread.State.WAITING);
                    Thread.sleep(HELD_MILLIS);
                } finally {
                    lock.unlock();
                }
            });
            held.await();
            long before = System.nanoTime();
            lock.lock();
            waited[0] = System.nanoTime() - before;
            lock.unlock();
        });
        Findings findings = scene.check(id, What.LOCK, waited[0]);

        assertThat(findings.contention().lock()).startsWith("ReentrantLock in RealLocksTest.");
        assertThat(findings.contention().holder()).isNull();
    }
}
