/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.read.Manifest;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that are stuck while a snapshot is taken: is it said what they wait for, and who has it? */
final class RealStuckTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int FOR_EVER_MILLIS = 600_000;
    private static final int MOST_TRIES = 10;

    private final FlightRecorder recorder = FlightRecorder.builder().start();
    private final List<Thread> threads = new ArrayList<>();

    private volatile boolean isEnded;
    private volatile long turns;

    @TempDir
    Path folder;

    private static final class InventoryLock {}

    private static final class PriceLock {}

    private interface Work {
        void run() throws Exception;
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
        }
        isEnded = true;
        recorder.close();
    }

    private Thread start(Thread thread) {
        threads.add(thread);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Thread thread(String name, Work work) {
        return start(new Thread(() -> quietly(work), name));
    }

    /** What ends it is the end of the test. */
    private static void quietly(Work work) {
        try {
            work.run();
        } catch (Exception ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void task(TaskKind kind, String name, Work work) throws Exception {
        try (Task task = recorder.task(EventName.of(name), kind)) {
            work.run();
        }
    }

    private static void await(Thread thread, Predicate<Thread> isStuck) throws InterruptedException {
        long began = System.nanoTime();
        while (!isStuck.test(thread)) {
            assertThat(System.nanoTime() - began)
                    .as("%s is %s in %s", thread, thread.getState(), Arrays.toString(thread.getStackTrace()))
                    .isLessThan(PATIENCE_NANOS);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static Predicate<Thread> is(Thread.State state, String method) {
        return thread -> thread.getState() == state && isIn(thread, method);
    }

    private static boolean isIn(Thread thread, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    /** A request that gets stuck, on a thread named {@code exec-1}, and what is said of it. */
    private Findings stuck(Work work, Predicate<Thread> isStuck) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread exec = thread(
                "exec-1",
                () -> task(TaskKind.REQUEST, "GET /checkout", () -> {
                    begun.countDown();
                    work.run();
                }));
        begun.await();
        await(exec, isStuck);
        return examine();
    }

    private Findings examine() throws Exception {
        Path file = folder.resolve("stuck.dcam");
        recorder.writeTo(file);
        Findings findings = new Explanations().examine(RecordedIncident.of(file), ExplainOptions.stuck());
        JsonCheck.check(JsonReport.of(findings));
        return findings;
    }

    private static ThreadNow now(Findings findings, State state) {
        AtTrigger atTrigger = findings.atTrigger();
        assertThat(atTrigger).isNotNull();
        assertThat(atTrigger.thread().state()).isEqualTo(state);
        return atTrigger.thread();
    }

    private static String text(Findings findings) {
        return Explanations.inWords(findings).text().replaceAll("\\s+", " ");
    }

    @Test
    void monitor_isNamedWithItsOwnerAndWhatThatDoes() throws Exception {
        InventoryLock lock = new InventoryLock();
        CountDownLatch held = new CountDownLatch(1);
        Thread restock = thread(
                "restock-1",
                () -> task(TaskKind.JOB, "restock", () -> {
                    synchronized (lock) {
                        held.countDown();
                        Thread.sleep(FOR_EVER_MILLIS);
                    }
                }));
        held.await();
        await(restock, is(Thread.State.TIMED_WAITING, "sleep"));

        Findings findings = stuck(
                () -> {
                    try (Region region = recorder.region("reserve")) {
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
                .contains("At the trigger it was waiting for InventoryLock, in RealStuckTest.")
                .contains("; \"restock-1\" held it to run job restock, begun ")
                .contains(" before, and was asleep, in RealStuckTest.")
                .contains("since when a wait that has not ended lasts");
    }

    @Test
    void reentrantLock_whoseOwnerWaitsForAMonitor_isFollowed() throws Exception {
        ReentrantLock inventory = new ReentrantLock();
        PriceLock prices = new PriceLock();
        CountDownLatch held = new CountDownLatch(1);
        thread("import-1", () -> {
            synchronized (prices) {
                held.countDown();
                Thread.sleep(FOR_EVER_MILLIS);
            }
        });
        held.await();
        Thread restock = thread("restock-1", () -> {
            inventory.lock();
            synchronized (prices) {
                inventory.unlock();
            }
        });
        await(restock, thread -> thread.getState() == Thread.State.BLOCKED);

        Findings findings = stuck(
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
        InventoryLock inventory = new InventoryLock();
        ReentrantLock prices = new ReentrantLock();
        CountDownLatch both = new CountDownLatch(2);
        Thread restock = thread("restock-1", () -> {
            prices.lock();
            both.countDown();
            both.await();
            synchronized (inventory) {
                prices.unlock();
            }
        });
        Thread exec = thread(
                "exec-1",
                () -> task(TaskKind.REQUEST, "GET /checkout", () -> {
                    synchronized (inventory) {
                        both.countDown();
                        both.await();
                        prices.lockInterruptibly();
                    }
                }));
        await(exec, thread -> prices.hasQueuedThread(thread) && thread.getState() == Thread.State.WAITING);
        await(restock, thread -> thread.getState() == Thread.State.BLOCKED);

        Findings findings = examine();

        assertThat(now(findings, State.LOCK).owner()).isNotNull();
        assertThat(now(findings, State.LOCK).owner().isDeadlock()).isTrue();
        assertThat(text(findings)).contains("a deadlock");
    }

    @Test
    void pool_isAParkWithThoseWhoWaitToo() throws Exception {
        Semaphore pool = new Semaphore(0);
        await(thread("exec-2", pool::acquire), thread -> pool.getQueueLength() == 1);

        Findings findings = stuck(pool::acquire, is(Thread.State.WAITING, "park"));

        assertThat(now(findings, State.PARKED).object()).startsWith("Semaphore in RealStuckTest.");
        assertThat(findings.atTrigger().alsoWaiting()).isOne();
        assertThat(now(findings, State.PARKED).owner()).isNull();
    }

    @Test
    void sleep_isSaid() throws Exception {
        Findings findings = stuck(() -> Thread.sleep(FOR_EVER_MILLIS), is(Thread.State.TIMED_WAITING, "sleep"));

        now(findings, State.SLEEPING);
        assertThat(text(findings)).contains("At the trigger it was asleep, in RealStuckTest.");
    }

    @Test
    void snapshotItself_saysItWhereTheRequestIsOpenForLong() throws Exception {
        AtomicLong began = new AtomicLong(Long.MAX_VALUE);
        Thread exec = thread(
                "exec-1",
                () -> task(TaskKind.REQUEST, "GET /checkout", () -> {
                    began.set(System.nanoTime());
                    Thread.sleep(FOR_EVER_MILLIS);
                }));
        await(exec, is(Thread.State.TIMED_WAITING, "sleep"));
        await(exec, thread -> System.nanoTime() - began.get() > TimeUnit.MILLISECONDS.toNanos(1_500));

        Manifest manifest = written(0);
        for (int again = 1; again < MOST_TRIES && manifest.verdictLeftOut() != null; again++) {
            manifest = written(again);
        }

        assertThat(manifest.verdictLeftOut()).isNull();
        assertThat(manifest.verdict()).contains("At the trigger it was asleep, in RealStuckTest.");
    }

    /** On a busy machine, and in a JVM that has just begun, an explanation may not end in its time. */
    private Manifest written(int number) throws IOException {
        Path file = folder.resolve("stuck-" + number + ".dcam");
        recorder.writeTo(file);
        return RecordedIncident.of(file).manifest();
    }

    @Test
    void nativeCode_thatIsNotKnown_mayWait() throws Exception {
        try (Selector selector = Selector.open()) {
            Findings findings = stuck(
                    selector::select,
                    thread -> Arrays.stream(thread.getStackTrace())
                            .limit(1)
                            .anyMatch(frame -> frame.isNativeMethod()
                                    && frame.getClassName().startsWith("sun.nio.ch.")));

            assertThat(findings.atTrigger()).isNotNull();
            assertThat(findings.atTrigger().thread().state()).isNull();
            assertThat(findings.atTrigger().thread().isInNativeCode()).isTrue();
            assertThat(text(findings))
                    .contains("At the trigger it was in native code, which may wait, in RealStuckTest.");
            assertThat(JsonReport.of(findings)).contains("\"state\":null,\"native\":true,");
        }
    }

    @Test
    void objectWait_isNotForWhoHasTheMonitorThen() throws Exception {
        InventoryLock lock = new InventoryLock();
        CountDownLatch begun = new CountDownLatch(1);
        Thread exec = thread(
                "exec-1",
                () -> task(TaskKind.REQUEST, "GET /checkout", () -> {
                    synchronized (lock) {
                        begun.countDown();
                        lock.wait(FOR_EVER_MILLIS);
                    }
                }));
        begun.await();
        await(exec, is(Thread.State.TIMED_WAITING, "wait"));
        Thread restock = thread("restock-1", () -> {
            synchronized (lock) {
                Thread.sleep(FOR_EVER_MILLIS);
            }
        });
        await(restock, is(Thread.State.TIMED_WAITING, "sleep"));

        Findings findings = examine();

        assertThat(now(findings, State.WAITING).owner()).isNull();
        assertThat(text(findings))
                .contains("At the trigger it was in Object.wait, in ")
                .doesNotContain("restock-1");
    }

    @Test
    void cycleThatOneGivesUpAfterATime_isNoDeadlock() throws Exception {
        InventoryLock inventory = new InventoryLock();
        ReentrantLock prices = new ReentrantLock();
        CountDownLatch both = new CountDownLatch(2);
        Thread restock = thread("restock-1", () -> {
            prices.lock();
            both.countDown();
            both.await();
            synchronized (inventory) {
                prices.unlock();
            }
        });
        Thread exec = thread(
                "exec-1",
                () -> task(TaskKind.REQUEST, "GET /checkout", () -> {
                    synchronized (inventory) {
                        both.countDown();
                        both.await();
                        assertThat(prices.tryLock(FOR_EVER_MILLIS, TimeUnit.MILLISECONDS))
                                .isFalse();
                    }
                }));
        await(exec, thread -> prices.hasQueuedThread(thread) && thread.getState() == Thread.State.TIMED_WAITING);
        await(restock, thread -> thread.getState() == Thread.State.BLOCKED);

        Findings findings = examine();

        ThreadNow owner = now(findings, State.LOCK).owner();
        assertThat(owner).isNotNull();
        assertThat(owner.threadName()).isEqualTo("restock-1");
        assertThat(owner.isDeadlock()).isFalse();
        assertThat(text(findings)).doesNotContain("deadlock");
    }

    @Test
    void socket_isSaidThoughJavaSaysThatItRuns() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            Findings findings = stuck(
                    () -> socket.getInputStream().read(),
                    thread -> isIn(thread, "implRead")
                            && thread.getStackTrace().length > 0
                            && thread.getStackTrace()[0].isNativeMethod());

            now(findings, State.NETWORK);
            assertThat(text(findings)).contains("At the trigger it was waiting for a peer, over a socket, in ");
        }
    }

    @Test
    void thread_thatComputes_waitsForNothing() throws Exception {
        Findings findings = stuck(
                () -> {
                    while (!isEnded) {
                        turns++;
                    }
                },
                thread -> turns > 0);

        assertThat(findings.atTrigger()).isNotNull();
        assertThat(findings.atTrigger().thread().state()).isNull();
        assertThat(text(findings)).contains("At the trigger it was running or ready to run, in RealStuckTest.");
    }

    @Test
    @Tag("virtual-threads")
    void virtualThread_isSaidToWaitForALock_butNotWhoHasIt() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            Thread virtual = virtual(() -> quietly(() -> task(TaskKind.REQUEST, "GET /feed", () -> {
                lock.lockInterruptibly();
                lock.unlock();
            })));
            threads.add(virtual);
            virtual.start();
            await(virtual, thread -> lock.hasQueuedThread(thread) && thread.getState() == Thread.State.WAITING);

            Findings findings = examine();

            ThreadNow thread = now(findings, State.LOCK);
            assertThat(thread.isVirtual()).isTrue();
            assertThat(thread.object()).startsWith("ReentrantLock in RealStuckTest.");
            assertThat(thread.owner()).isNull();
            assertThat(text(findings)).contains("Who held it the JDK does not tell of virtual threads.");
        } finally {
            lock.unlock();
        }
    }

    private static Thread virtual(Runnable work) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (Thread) Class.forName("java.lang.Thread$Builder")
                .getMethod("unstarted", Runnable.class)
                .invoke(builder, work);
    }
}
