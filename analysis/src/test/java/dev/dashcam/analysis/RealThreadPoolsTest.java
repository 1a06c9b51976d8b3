/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.ThreadPoolUse;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real executors whose threads are all at work when a request needs one. */
final class RealThreadPoolsTest {
    private static final long MS = 1_000_000;
    private static final int JOB_MILLIS = 300;

    private static RealScene scene;

    private final ExecutorService pool = Executors.newFixedThreadPool(2, new Named("orders-"));
    private final ExecutorService spare = Executors.newFixedThreadPool(2, new Named("spare-"));

    @BeforeAll
    static void record() throws InterruptedException {
        scene = new RealScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    /** Both pools have all their threads, which have been idle for longer than the JVM must see. */
    @BeforeEach
    void warm() throws Exception {
        for (ExecutorService each : List.of(pool, spare)) {
            CountDownLatch both = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                each.execute(() -> {
                    both.countDown();
                    await(both);
                });
            }
            both.await();
        }
        for (Thread thread : Named.THREADS) {
            RealScene.await(() -> StuckScene.isIn(thread, "getTask") && thread.getState() == Thread.State.WAITING);
        }
        TimeUnit.MILLISECONDS.sleep(5);
    }

    @AfterEach
    void end() {
        pool.shutdownNow();
        spare.shutdownNow();
        Named.THREADS.clear();
    }

    private static final class Named implements ThreadFactory {
        private static final List<Thread> THREADS = new CopyOnWriteArrayList<>();

        private final String prefix;
        private int last;

        Named(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, prefix + ++last);
            thread.setDaemon(true);
            THREADS.add(thread);
            return thread;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** A request that does the work while jobs have both threads of the pool, until some time after it began. */
    private Findings afterJobs(Work work) throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch asked = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                try (Task task = scene.recorder.task(EventName.of("report"), TaskKind.JOB)) {
                    begun.countDown();
                    asked.await();
                    TimeUnit.MILLISECONDS.sleep(JOB_MILLIS);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        begun.await();
        long id = scene.request(() -> {
            asked.countDown();
            work.run();
        });
        Findings findings = scene.examine(id);
        JsonCheck.check(JsonReport.of(findings));
        return findings;
    }

    private static void checkQueued(Findings findings, boolean worked) {
        String verdict = Explanations.inWords(findings).verdict();
        ThreadPoolUse use = findings.threadPool();
        assertThat(use).as(verdict).isNotNull();
        assertThat(use.name()).isEqualTo("orders");
        assertThat(use.threads()).isEqualTo(2);
        assertThat(use.workedForIt()).isEqualTo(worked);
        assertThat(use.allBusyNanos()).isBetween(JOB_MILLIS * MS / 2, use.waitedNanos());
        assertThat(verdict).contains("all 2 threads of " + (worked ? "it" : "orders") + " were busy (2 job report)");
    }

    @Test
    void submittedWork_thatWaitsForAThread_isToldWithThePool() throws Exception {
        checkQueued(afterJobs(() -> pool.submit(() -> 1).get()), false);
    }

    @Test
    void completableFuture_thatWaitsForAThread_isToldWithThePool() throws Exception {
        checkQueued(afterJobs(() -> CompletableFuture.supplyAsync(() -> 1, pool).join()), false);
    }

    @Test
    void invokeAll_thatWaitsForAThread_isToldWithThePool() throws Exception {
        checkQueued(afterJobs(() -> pool.invokeAll(List.of(() -> 1, () -> 2))), false);
    }

    @Test
    void completionService_thatWaitsForAThread_isToldWithThePool() throws Exception {
        checkQueued(
                afterJobs(() -> {
                    var service = new ExecutorCompletionService<Integer>(pool);
                    service.submit(() -> 1);
                    service.take();
                }),
                false);
    }

    @Test
    void wrappedWork_thatRecordsSomething_tellsThePoolItRanOn() throws Exception {
        checkQueued(
                afterJobs(() -> {
                    CountDownLatch done = new CountDownLatch(1);
                    Task task = scene.recorder.currentTask();
                    pool.submit(task.wrap(() -> {
                                try (Region region = scene.recorder.region("price")) {
                                    done.countDown();
                                }
                            }))
                            .get();
                }),
                true);
    }

    @Test
    void wrappedWork_thatTakesLongItself_isNotToldAsWaitingForAThread() throws Exception {
        long id = scene.request(() -> {
            Task task = scene.recorder.currentTask();
            pool.submit(task.wrap(() -> {
                        try (Region region = scene.recorder.region("price")) {
                            TimeUnit.MILLISECONDS.sleep(JOB_MILLIS);
                        }
                        return 1;
                    }))
                    .get();
        });

        assertThat(Explanations.inWords(scene.examine(id)).verdict()).endsWith(" Its work ran on orders.");
    }

    @Test
    void requestThatStillWaits_isToldWithWhatThePoolDoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                begun.countDown();
                await(never);
            });
        }
        begun.await();
        Thread exec = scene.thread("exec-1", () -> {
            try (Task task = scene.recorder.task(EventName.of("GET /stuck"), TaskKind.REQUEST)) {
                pool.submit(() -> 1).get();
            }
        });
        RealScene.await(() -> StuckScene.isIn(exec, "get") && exec.getState() == Thread.State.WAITING);
        try {
            Findings findings = scene.examineStuck();

            JsonCheck.check(JsonReport.of(findings));
            assertThat(Explanations.inWords(findings).verdict())
                    .contains(" All 2 threads of orders were busy then, and those of no other thread pool; \"orders-1\""
                            + " was parked, in RealThreadPoolsTest.await at RealThreadPoolsTest.java:");
        } finally {
            never.countDown();
            exec.join();
        }
    }
}
