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
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A service whose threads are to get stuck, and what is said of its request. Ends them when it is closed. */
final class StuckScene implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    final FlightRecorder recorder = FlightRecorder.builder().start();
    private final List<Thread> threads = new ArrayList<>();
    private final Path folder;

    StuckScene(Path folder) {
        this.folder = folder;
    }

    interface Work {
        void run() throws Exception;
    }

    /** Ends what can be ended by an interrupt. */
    @Override
    public void close() {
        for (Thread thread : threads) {
            thread.interrupt();
        }
        recorder.close();
    }

    Thread start(Thread thread) {
        threads.add(thread);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    Thread thread(String name, Work work) {
        return start(new Thread(() -> quietly(work), name));
    }

    /** What ends it is the end of the test. */
    static void quietly(Work work) {
        try {
            work.run();
        } catch (Exception ended) {
            Thread.currentThread().interrupt();
        }
    }

    void task(TaskKind kind, String name, Work work) throws Exception {
        try (Task task = recorder.task(EventName.of(name), kind)) {
            work.run();
        }
    }

    static void await(Thread thread, Predicate<Thread> isStuck) throws InterruptedException {
        long began = System.nanoTime();
        while (!isStuck.test(thread)) {
            assertThat(System.nanoTime() - began)
                    .as("%s is %s in %s", thread, thread.getState(), Arrays.toString(thread.getStackTrace()))
                    .isLessThan(PATIENCE_NANOS);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    static Predicate<Thread> is(Thread.State state, String method) {
        return thread -> thread.getState() == state && isIn(thread, method);
    }

    static boolean isIn(Thread thread, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    /** A request that gets stuck, on a thread named {@code exec-1}, and what is said of it. */
    Findings stuck(Work work, Predicate<Thread> isStuck) throws Exception {
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

    Findings examine() throws Exception {
        Path file = folder.resolve("stuck.dcam");
        recorder.writeTo(file);
        Findings findings = new Explanations().examine(RecordedIncident.of(file), ExplainOptions.stuck());
        JsonCheck.check(JsonReport.of(findings));
        return findings;
    }

    static ThreadNow now(Findings findings, State state) {
        AtTrigger atTrigger = findings.atTrigger();
        assertThat(atTrigger).isNotNull();
        assertThat(atTrigger.thread().state()).isEqualTo(state);
        return atTrigger.thread();
    }

    static String text(Findings findings) {
        return Explanations.inWords(findings).text().replaceAll("\\s+", " ");
    }
}
