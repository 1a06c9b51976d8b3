/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A task that goes well a few times and is slow once, recorded, written to a file, and told in one line. */
final class SlowTask {
    private static final EventName NAME = EventName.of("GET /checkout");
    /** More than are needed to say what is usual: on a busy machine one or the other is slow too. */
    private static final int TIMES_WELL = 9;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** The second cause is meant to take a fifth of both. */
    private static final int SECOND_PART = 4;

    private final String cause;
    private final Path file;
    private final SecondCause second;
    private final Threads threads;
    private long taskId;
    private long causeNanos;
    private long secondNanos;
    /** The task's time lies between these two, which the program took just inside and just outside. */
    private long insideNanos;

    private long taskNanos;
    private CpuWait cpuWait = new CpuWait(0, 0);
    private @Nullable Exception failure;

    private SlowTask(String cause, Path file, SecondCause second, Threads threads) {
        this.cause = cause;
        this.file = file;
        this.second = second;
        this.threads = threads;
    }

    /**
     * Runs it and prints what it was.
     *
     * @param cause in a word or two without spaces
     * @param arguments the file that the recording is written to, and where a {@link SecondCause} is to be mixed in, its name
     * @param well what the task does when nothing is wrong
     * @param slow what it does once; measures itself
     */
    static void record(String cause, String[] arguments, Work well, Work slow) throws Exception {
        record(cause, arguments, well, recorder -> List.of(), slow);
    }

    /** The same on a virtual thread. */
    static void recordVirtual(String cause, String[] arguments, Work well, Work slow) throws Exception {
        record(cause, arguments, well, recorder -> List.of(), slow, Threads.VIRTUAL);
    }

    /**
     * The same with threads that are to hold up the slow task.
     *
     * @param others starts them, before the slow task begins, and answers them; they must end by themselves after it has
     */
    static void record(String cause, String[] arguments, Work well, Others others, Work slow) throws Exception {
        record(cause, arguments, well, others, slow, Threads.PLATFORM);
    }

    private static void record(String cause, String[] arguments, Work well, Others others, Work slow, Threads threads)
            throws Exception {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException(
                    "Arguments: the file that the recording is written to and, if wanted, sleep or peer as a second cause.");
        }
        SecondCause second = arguments.length == 1 ? SecondCause.NONE : SecondCause.of(arguments[1]);
        SlowTask task = new SlowTask(cause, Path.of(arguments[0]), second, threads);
        try (FlightRecorder recorder = FlightRecorder.builder()
                .service(cause)
                .jvm(JvmSettings.defaults())
                .start()) {
            recorder.ready();
            awaitJvm(recorder);
            task.run(recorder, well, others, slow);
        }
        task.tell();
    }

    private void run(FlightRecorder recorder, Work well, Others others, Work slow) throws Exception {
        Thread server = threads.started("exec-1", () -> {
            try {
                // The first use of code takes long too, and is what ClassLoading is about.
                well.run(recorder);
                for (int i = 0; i < TIMES_WELL; i++) {
                    serve(recorder, well, SecondCause.NONE);
                }
                List<Thread> started = others.start(recorder);
                serve(recorder, slow, second);
                for (Thread other : started) {
                    other.join();
                }
            } catch (Exception e) {
                failure = e;
            }
        });
        server.join();
        if (failure != null) {
            throw failure;
        }
        recorder.writeTo(file);
    }

    private void serve(FlightRecorder recorder, Work work, SecondCause also) throws Exception {
        CpuWait before = CpuWait.now(threads == Threads.VIRTUAL);
        long start = System.nanoTime();
        try (Task task = recorder.task(NAME, TaskKind.REQUEST)) {
            taskId = task.id();
            long begun = System.nanoTime();
            causeNanos = work.run(recorder);
            secondNanos = also.holdUp(causeNanos / SECOND_PART);
            insideNanos = System.nanoTime() - begun;
        }
        taskNanos = System.nanoTime() - start;
        cpuWait = CpuWait.now(threads == Threads.VIRTUAL).since(before);
    }

    private static void awaitJvm(FlightRecorder recorder) throws InterruptedException {
        long start = System.nanoTime();
        while (recorder.status().jvm().state() == State.WAITING) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("The JVM's events are still not recorded: "
                        + recorder.status().jvm());
            }
            Thread.sleep(20);
        }
    }

    private void tell() {
        System.out.printf(
                Locale.ROOT,
                "cause=%s millis=%.3f second=%s millis=%.3f task=%x took=%.3f..%.3f"
                        + " cpu-wait=%.3f stolen=%.3f file=%s%n",
                cause,
                causeNanos / 1e6,
                second.name().toLowerCase(Locale.ROOT),
                secondNanos / 1e6,
                taskId,
                insideNanos / 1e6,
                taskNanos / 1e6,
                cpuWait.nanos() / 1e6,
                cpuWait.stolenNanos() / 1e6,
                file);
    }

    /** What the tasks run on. */
    private enum Threads {
        PLATFORM,
        VIRTUAL;

        Thread started(String name, Runnable work) throws ReflectiveOperationException {
            if (this == VIRTUAL) {
                return VirtualThreads.started(name, work);
            }
            Thread thread = new Thread(work, name);
            thread.start();
            return thread;
        }
    }

    /** What a task does. */
    interface Work {
        /** Does it and returns for how many nanoseconds the cause held it up, as it measured that itself. */
        long run(FlightRecorder recorder) throws Exception;
    }

    /** Who holds a task up. */
    interface Others {
        /** Starts them; returns once each holds what the task will need. */
        List<Thread> start(FlightRecorder recorder) throws InterruptedException;
    }
}
