/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A recorder of real threads, the JVM's events with it, and what is explained of what they did. */
final class RealScene implements Closeable {
    private static final long MS = 1_000_000;
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    final FlightRecorder recorder;

    RealScene() throws InterruptedException {
        this(Duration.ofMinutes(1));
    }

    RealScene(Duration window) throws InterruptedException {
        recorder = FlightRecorder.builder()
                .window(window)
                .jvm(JvmSettings.defaults())
                .sourceUrl("dev.dashcam=https://git.acme/blob/main/src/test/java/{path}#L{line}")
                .start();
        long began = System.nanoTime();
        while (recorder.status().jvm().state() != JvmStatus.State.RECORDING) {
            if (System.nanoTime() - began > MAX_WAIT_NANOS) {
                throw new IllegalStateException("The JVM's events are not recorded: "
                        + recorder.status().jvm());
            }
            Thread.sleep(5);
        }
    }

    /** Explains a task. */
    Findings examine(long taskId) throws IOException {
        return examine(ExplainOptions.task(taskId));
    }

    /** Explains what an operator would get who asked for a snapshot. */
    Findings examine() throws IOException {
        return examine(ExplainOptions.cause());
    }

    /** Explains the request that has been running longest. */
    Findings examineStuck() throws IOException {
        return examine(ExplainOptions.stuck());
    }

    private Findings examine(ExplainOptions options) throws IOException {
        Path file = Files.createTempFile("scene", ".dcam");
        try {
            recorder.writeTo(file);
            return new Explanations().examine(RecordedIncident.of(file), options);
        } finally {
            Files.delete(file);
        }
    }

    /** What a request does. */
    interface Work {
        void run() throws Exception;
    }

    /** Runs normal requests that take about 2 ms, then one that does the work, and answers its id. */
    long request(Work work) throws Exception {
        for (int i = 0; i < 12; i++) {
            try (Task task = recorder.task(EventName.of("GET /checkout"), TaskKind.REQUEST)) {
                LockSupport.parkNanos(2 * MS);
            }
        }
        try (Task task = recorder.task(EventName.of("GET /checkout"), TaskKind.REQUEST)) {
            work.run();
            return task.id();
        }
    }

    Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits until something is so. */
    static void await(BooleanSupplier isSo) throws InterruptedException {
        long began = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime() - began).as("nanoseconds").isLessThan(MAX_WAIT_NANOS);
            Thread.sleep(1);
        }
    }

    /** The verdict blames this, its time is what was measured, and the parts add up. */
    Findings check(long task, What what, long measuredNanos) throws IOException {
        return check(task, what, measuredNanos, measuredNanos);
    }

    Findings check(long task, What what, long leastNanos, long mostNanos) throws IOException {
        Findings findings = examine(task);
        Blame blame = findings.blame();
        assertThat(blame).isNotNull();
        assertThat(blame.main().what()).isEqualTo(what);
        StateAccount states = findings.states();
        assertThat(states).isNotNull();
        // On a loaded machine a thread that may go on waits for a CPU first, which it cannot tell from its wait.
        long cpuWait = states.nanos(State.WAITING_FOR_CPU);
        double tolerance = Math.max(5.0 * MS, mostNanos / 10.0);
        assertThat((double) blame.main().value()).isBetween(leastNanos - tolerance - cpuWait, mostNanos + tolerance);
        assertThat(states.shares().stream().mapToLong(StateShare::nanos).sum()).isEqualTo(states.wallNanos());
        return findings;
    }

    @Override
    public void close() {
        recorder.close();
    }
}
