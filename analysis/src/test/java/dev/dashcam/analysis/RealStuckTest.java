/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.StuckScene.await;
import static dev.dashcam.analysis.StuckScene.is;
import static dev.dashcam.analysis.StuckScene.isIn;
import static dev.dashcam.analysis.StuckScene.now;
import static dev.dashcam.analysis.StuckScene.quietly;
import static dev.dashcam.analysis.StuckScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.read.Manifest;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Threads that are stuck while a snapshot is taken: is it said what they wait for? */
final class RealStuckTest {
    private static final int FOR_EVER_MILLIS = 600_000;
    private static final int MOST_TRIES = 10;

    private volatile boolean isEnded;
    private volatile long turns;
    private StuckScene scene;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        scene = new StuckScene(folder);
    }

    @AfterEach
    void end() {
        isEnded = true;
        scene.close();
    }

    private static final class InventoryLock {}

    @Test
    void pool_isAParkWithThoseWhoWaitToo() throws Exception {
        Semaphore pool = new Semaphore(0);
        await(
                scene.thread("exec-2", pool::acquire),
                thread -> pool.getQueueLength() == 1 && thread.getState() == Thread.State.WAITING);

        Findings findings = scene.stuck(pool::acquire, is(Thread.State.WAITING, "park"));

        assertThat(now(findings, State.PARKED).object()).startsWith("Semaphore in StuckScene.stuck");
        assertThat(findings.atTrigger().alsoWaiting()).isOne();
        assertThat(now(findings, State.PARKED).owner()).isNull();
    }

    @Test
    void sleep_isSaid() throws Exception {
        Findings findings = scene.stuck(() -> Thread.sleep(FOR_EVER_MILLIS), is(Thread.State.TIMED_WAITING, "sleep"));

        now(findings, State.SLEEPING);
        assertThat(text(findings)).contains("At the trigger it was asleep, in RealStuckTest.");
    }

    @Test
    void name_isTheOneItHasByNow() throws Exception {
        Findings findings = scene.stuck(
                () -> {
                    scene.recorder.currentTask().name(EventName.of("GET /checkout/{id}"));
                    Thread.sleep(FOR_EVER_MILLIS);
                },
                is(Thread.State.TIMED_WAITING, "sleep"));

        assertThat(text(findings)).startsWith("GET /checkout/{id} is still running after ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void timeOnCpu_isKnownOfARequestThatHasNotEnded() throws Exception {
        AtomicLong began = new AtomicLong(Long.MAX_VALUE);
        Findings findings = scene.stuck(
                () -> {
                    began.set(System.nanoTime());
                    while (!isEnded) {
                        turns++;
                    }
                },
                thread -> System.nanoTime() - began.get() > TimeUnit.MILLISECONDS.toNanos(1_000));
        // When the machine is so busy that the threads are looked at long after the trigger, it is not told.
        for (int again = 1; again < MOST_TRIES && !findings.subject().hasAccount(); again++) {
            findings = scene.examine();
        }

        Subject subject = findings.subject();
        assertThat(subject).isNotNull();
        assertThat(subject.isStillRunning()).isTrue();
        assertThat(subject.allocatedBytes()).isNotNegative();
        // what a busy machine takes from it is a wait for a CPU, so the two are nearly all of its time
        assertThat(subject.cpuNanos() + subject.runQueueNanos())
                .isBetween(subject.wallNanos() / 10 * 8, subject.wallNanos());
        assertThat(text(findings))
                .contains("What its thread did meanwhile", "on CPU")
                .doesNotContain("which is measured when a task ends");
    }

    @Test
    void snapshotItself_saysItWhereTheRequestIsOpenForLong() throws Exception {
        AtomicLong began = new AtomicLong(Long.MAX_VALUE);
        Thread exec = scene.thread(
                "exec-1",
                () -> scene.task(TaskKind.REQUEST, "GET /checkout", () -> {
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
        scene.recorder.writeTo(file);
        return RecordedIncident.of(file).manifest();
    }

    @Test
    void nativeCode_thatIsNotKnown_mayWait() throws Exception {
        try (Selector selector = Selector.open()) {
            Findings findings = scene.stuck(
                    selector::select,
                    thread -> Arrays.stream(thread.getStackTrace())
                            .limit(1)
                            .anyMatch(frame -> frame.isNativeMethod()
                                    && frame.getClassName().startsWith("sun.nio.ch.")));

            assertThat(findings.atTrigger()).isNotNull();
            assertThat(findings.atTrigger().thread().state()).isNull();
            assertThat(findings.atTrigger().thread().isInNativeCode()).isTrue();
            assertThat(text(findings))
                    .contains("At the trigger it was in native code, which may wait, in StuckScene.stuck");
            assertThat(JsonReport.of(findings)).contains("\"state\":null,\"native\":true,");
        }
    }

    @Test
    void objectWait_isNotForWhoHasTheMonitorThen() throws Exception {
        InventoryLock lock = new InventoryLock();
        CountDownLatch begun = new CountDownLatch(1);
        Thread exec = scene.thread(
                "exec-1",
                () -> scene.task(TaskKind.REQUEST, "GET /checkout", () -> {
                    synchronized (lock) {
                        begun.countDown();
                        lock.wait(FOR_EVER_MILLIS);
                    }
                }));
        begun.await();
        await(exec, is(Thread.State.TIMED_WAITING, "wait"));
        Thread restock = scene.thread("restock-1", () -> {
            synchronized (lock) {
                Thread.sleep(FOR_EVER_MILLIS);
            }
        });
        await(restock, is(Thread.State.TIMED_WAITING, "sleep"));

        Findings findings = scene.examine();

        assertThat(now(findings, State.WAITING).owner()).isNull();
        assertThat(text(findings))
                .contains("At the trigger it was in Object.wait, in ")
                .doesNotContain("restock-1");
    }

    @Test
    void socket_isSaidThoughJavaSaysThatItRuns() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            Findings findings = scene.stuck(
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
        Findings findings = scene.stuck(
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
            Thread virtual = scene.start(VirtualThreads.unstarted(
                    "virtual-1",
                    () -> quietly(() -> scene.task(TaskKind.REQUEST, "GET /feed", () -> {
                        lock.lockInterruptibly();
                        lock.unlock();
                    }))));
            await(virtual, thread -> lock.hasQueuedThread(thread) && thread.getState() == Thread.State.WAITING);

            Findings findings = scene.examine();

            ThreadNow thread = now(findings, State.LOCK);
            assertThat(thread.isVirtual()).isTrue();
            assertThat(thread.object()).startsWith("ReentrantLock in RealStuckTest.");
            assertThat(thread.owner()).isNull();
            assertThat(text(findings)).contains("Who held it the JDK does not tell of virtual threads.");
        } finally {
            lock.unlock();
        }
    }
}
